'use client'

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { keptInTab } from '@/components/ui/kept-in-tab'
import { useAction } from '@/components/ui/use-action'
import { type FormAction, type FormState, idle } from './form-state'
import { useFieldError, useRefusal } from './refusals'
import { SignInAgain } from './SignInAgain'

type Words = { label: string; internal: string; internalHint: string; shared: string; sharedHint: string; who: string; add: string; adding: string }

/** Writes a note. Who will read it is chosen in words before it is written down for good. */
export function NoteForm({ action, caseId, userId, words }: { action: FormAction; caseId: string; userId: string; words: Words }) {
  const [state, send, busy] = useAction(action, idle)
  const [body, setBody] = useState(() => String(state.values.body ?? ''))
  const [visibility, setVisibility] = useState<'internal' | 'shared'>(state.values.visibility === 'shared' ? 'shared' : 'internal')
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef<string | null>(null)
  const kept = useMemo(() => keptInTab(`note.${caseId}`, userId), [caseId, userId])
  const refusal = useRefusal(state)
  const wrong = useFieldError()('body', state.fields.body)
  useLayoutEffect(() => {
    // what was chosen and typed before this ran, or before somebody looked at another part of the case
    const sofar = new FormData(form.current ?? undefined)
    if (sofar.get('visibility') === 'shared') setVisibility('shared')
    const before = kept.read()
    const typed = String(sofar.get('body') || '')
    if (typed) return setBody(typed)
    if (!before) return
    const half = JSON.parse(before) as { body: string; visibility: typeof visibility }
    setBody(half.body)
    setVisibility(half.visibility)
  }, [kept])
  useEffect(() => kept.keep(body && JSON.stringify({ body, visibility })), [kept, body, visibility])
  useEffect(() => {
    if (state.status !== 'ok') return
    // what was typed while it was on its way is the next note's
    setBody((now) => (sent.current === null || now === sent.current ? '' : now))
    setVisibility('internal')
  }, [state])
  return (
    // React empties a form after every answer, a refusal too; what was chosen must stay
    <form
      action={send}
      ref={form}
      className="form"
      onSubmit={() => {
        sent.current = body
      }}
      onReset={(event) => event.preventDefault()}
    >
      <input type="hidden" name="caseId" value={caseId} />
      <fieldset>
        <legend className="label">{words.who}</legend>
        <div className="seg">
          {(['internal', 'shared'] as const).map((choice) => (
            <label key={choice}>
              <input type="radio" name="visibility" value={choice} checked={visibility === choice} onChange={() => setVisibility(choice)} />
              {words[choice]}
            </label>
          ))}
        </div>
        <p className="hint">{visibility === 'internal' ? words.internalHint : words.sharedHint}</p>
      </fieldset>
      <label className="label" htmlFor="note-body">
        {words.label}
      </label>
      {wrong && (
        <p className="error" id="note-error" role="alert">
          {wrong}
        </p>
      )}
      <textarea
        id="note-body"
        name="body"
        className={wrong ? 'field field-error' : 'field'}
        rows={3}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'note-error' : undefined}
      />
      {refusal && (
        <p className="error" role="alert">
          {refusal} <SignInAgain state={state} />
        </p>
      )}
      <div className="line">
        <button type="submit" className="btn btn-main" aria-disabled={busy || undefined} onClick={(event) => busy && event.preventDefault()}>
          {busy ? words.adding : words.add}
        </button>
      </div>
    </form>
  )
}

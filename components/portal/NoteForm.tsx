'use client'

import { useEffect, useMemo, useRef } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { keptInTab } from '@/components/ui/kept-in-tab'
import { portalScripts } from '@/components/ui/portal-scripts'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { type FormState, idle } from '@/lib/core/form-state'

type State = FormState<{ noteId: string }>
type Props = {
  locale: string
  caseId: string
  /** whose half-written note is kept in the tab */
  userId: string
  action: (before: State, form: FormData) => Promise<State>
}

const place = 'add-note'

/** A note of the member. What was typed stays when it could not be sent, and when the page is left or loaded anew. */
export function NoteForm({ locale, caseId, userId, action }: Props) {
  const [state, send] = useAction(action, idle, place)
  const field = useRef<HTMLTextAreaElement>(null)
  const sent = useRef('')
  const kept = useMemo(() => keptInTab(`note.${caseId}`, userId), [caseId, userId])
  useEffect(() => {
    const before = kept.read()
    if (!field.current) return
    // typed before this ran, it is kept as well
    if (field.current.value) kept.keep(field.current.value)
    else if (before) field.current.value = before
  }, [kept])
  useEffect(() => {
    if (state.status !== 'ok' || !field.current) return
    // what was typed while it was on its way begins the next one
    if (field.current.value !== sent.current) return
    field.current.value = ''
    kept.forget()
  }, [kept, state])
  const { note, failed, sending } = portalScripts(locale)
  const fault = state.fields.body
  const text = fault === 'too_long' ? note.tooLong : fault ? note.missing : state.reason === 'too_many_notes' ? note.tooMany : failed
  const wrong = state.status === 'error'
  return (
    // React empties a form after every answer
    <form
      className="say"
      id={place}
      action={send}
      onSubmit={() => {
        sent.current = field.current?.value ?? ''
      }}
      onReset={(event) => event.preventDefault()}
    >
      <input type="hidden" name="caseId" value={caseId} />
      <label className="label" htmlFor="note-body">
        {note.label}
      </label>
      <span className="hint" id="note-hint">
        {note.hint}
      </span>
      <div role="status">{state.status === 'ok' && <p className="note">{note.sent}</p>}</div>
      {wrong && <ErrorNote state={state} id="note-error" text={text} />}
      <textarea
        ref={field}
        onChange={(event) => kept.keep(event.target.value)}
        className={wrong ? 'field field-error' : 'field'}
        id="note-body"
        name="body"
        rows={3}
        maxLength={6000}
        defaultValue={typeof state.values.body === 'string' ? state.values.body : ''}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'note-error note-hint' : 'note-hint'}
      />
      <SubmitButton pending={sending}>{note.send}</SubmitButton>
    </form>
  )
}

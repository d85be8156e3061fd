'use client'

import { useActionState } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { type FormState, idle } from '@/lib/core/form-state'

type State = FormState<{ noteId: string }>
type Props = {
  caseId: string
  action: (before: State, form: FormData) => Promise<State>
  words: { label: string; hint: string; send: string; pending: string; missing: string; tooLong: string; signInAgain: string; failed: string }
}

/** A note of the member. What was typed stays when it could not be sent. */
export function NoteForm({ caseId, action, words }: Props) {
  const [state, send] = useActionState(action, idle)
  const fault = state.fields.body
  const text = fault === 'too_long' ? words.tooLong : fault ? words.missing : state.code === 'unauthenticated' ? words.signInAgain : words.failed
  const wrong = state.status === 'error'
  return (
    <form className="say" action={send}>
      <input type="hidden" name="caseId" value={caseId} />
      <label className="label" htmlFor="note-body">
        {words.label}
      </label>
      <span className="hint" id="note-hint">
        {words.hint}
      </span>
      {wrong && <ErrorNote id="note-error" text={text} />}
      <textarea
        className={wrong ? 'field field-error' : 'field'}
        id="note-body"
        name="body"
        rows={3}
        maxLength={6000}
        key={state.status === 'ok' ? String(state.values) : 'typing'}
        defaultValue={typeof state.values.body === 'string' ? state.values.body : ''}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'note-error note-hint' : 'note-hint'}
      />
      <SubmitButton pending={words.pending}>{words.send}</SubmitButton>
    </form>
  )
}

'use client'

import { useActionState } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { portalScripts } from '@/components/ui/portal-scripts'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { type FormState, idle } from '@/lib/core/form-state'

type State = FormState<{ noteId: string }>
type Props = {
  locale: string
  caseId: string
  action: (before: State, form: FormData) => Promise<State>
}

/** A note of the member. What was typed stays when it could not be sent. */
export function NoteForm({ locale, caseId, action }: Props) {
  const [state, send] = useActionState(action, idle)
  const { note, failed, sending } = portalScripts(locale)
  const fault = state.fields.body
  const text = fault === 'too_long' ? note.tooLong : fault ? note.missing : failed
  const wrong = state.status === 'error'
  return (
    <form className="say" action={send}>
      <input type="hidden" name="caseId" value={caseId} />
      <label className="label" htmlFor="note-body">
        {note.label}
      </label>
      <span className="hint" id="note-hint">
        {note.hint}
      </span>
      {wrong && <ErrorNote state={state} id="note-error" text={text} />}
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
      <SubmitButton pending={sending}>{note.send}</SubmitButton>
    </form>
  )
}

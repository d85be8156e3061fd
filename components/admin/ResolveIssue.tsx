'use client'

import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormState, idle } from '@/lib/core/form-state'

type Props = {
  action: (before: FormState<void>, form: FormData) => Promise<FormState<void>>
  userId: string
  words: Record<'title' | 'text' | 'note' | 'submit' | 'pending' | 'failed', string> & { refusals: Record<string, string> }
}

/** Asks what was done about a flagged address before its flags are closed. What was typed stays when it is refused. */
export function ResolveIssue({ action, userId, words }: Props) {
  const [state, send] = useAction(action, idle as FormState<void>)
  const answers = useAnswers(state)
  const fault = state.fields.note ?? state.reason ?? ''
  const id = `note-${userId}`
  return (
    <form action={send} className="summary stack" noValidate>
      <p>
        <b>{words.title}</b>
      </p>
      <p>{words.text}</p>
      <input type="hidden" name="userId" value={userId} />
      {state.status === 'error' && <ErrorNote state={state} key={`said ${answers}`} id={`${id}-error`} text={words.refusals[fault] ?? words.failed} />}
      <label className="label" htmlFor={id}>
        {words.note}
      </label>
      <textarea
        id={id}
        name="note"
        className={state.fields.note ? 'field field-error' : 'field'}
        rows={3}
        required
        defaultValue={String(state.values.note ?? '')}
        key={answers}
        {...(state.status === 'error' ? { 'aria-describedby': `${id}-error`, 'aria-invalid': true } : {})}
      />
      <SubmitButton className="btn btn-main" pending={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}

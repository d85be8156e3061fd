'use client'

import { ErrorNote } from '@/components/ui/ErrorNote'
import { FormField } from '@/components/ui/FormField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormState, idle } from '@/lib/core/form-state'

type Props = {
  action: (before: FormState<void>, form: FormData) => Promise<FormState<void>>
  mailId: string
  words: Record<'title' | 'hint' | 'note' | 'submit' | 'pending' | 'failed', string> & { refusals: Record<string, string> }
}

/** Is done with a mail without putting it on a case, and says what was done. */
export function SettleMailForm({ action, mailId, words }: Props) {
  const [state, send] = useAction(action, idle)
  const answers = useAnswers(state)
  const fault = state.fields.note
  return (
    <form action={send} className="form" noValidate aria-labelledby="settle-h">
      <h2 id="settle-h">{words.title}</h2>
      <p className="dim">{words.hint}</p>
      {state.status === 'error' && state.reason !== 'fields' && (
        <ErrorNote state={state} key={`said ${answers}`} id="settle-error" text={words.refusals[state.reason ?? ''] ?? words.failed} />
      )}
      <input type="hidden" name="mailId" value={mailId} />
      <FormField key={answers} id="settle-note" name="note" label={words.note} fault={fault ? (words.refusals[fault] ?? words.failed) : null}>
        {(control) => <textarea {...control} rows={3} required defaultValue={String(state.values.note ?? '')} />}
      </FormField>
      <div className="line">
        <SubmitButton className="btn btn-neutral" pending={words.pending}>
          {words.submit}
        </SubmitButton>
      </div>
    </form>
  )
}

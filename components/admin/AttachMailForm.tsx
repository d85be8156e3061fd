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
  /** the case the mail's address names */
  number: string
  words: Record<'title' | 'hint' | 'number' | 'sure' | 'submit' | 'pending' | 'failed', string> & { refusals: Record<string, string> }
}

/** Puts a mail on a case, once somebody says that it belongs there. */
export function AttachMailForm({ action, mailId, number, words }: Props) {
  const [state, send] = useAction(action, idle)
  const answers = useAnswers(state)
  const faultOf = (name: string) => (state.fields[name] ? (words.refusals[state.fields[name]] ?? words.failed) : null)
  const sure = faultOf('sure')
  return (
    <form action={send} className="form" noValidate aria-labelledby="attach-h">
      <h2 id="attach-h">{words.title}</h2>
      <p className="dim">{words.hint}</p>
      {state.status === 'error' && state.reason !== 'fields' && (
        <ErrorNote state={state} key={`said ${answers}`} id="attach-error" text={words.refusals[state.reason ?? ''] ?? words.failed} />
      )}
      <input type="hidden" name="mailId" value={mailId} />
      <FormField key={answers} id="attach-number" name="number" label={words.number} fault={faultOf('number')}>
        {(control) => <input {...control} type="text" autoComplete="off" spellCheck={false} required defaultValue={String(state.values.number ?? number)} />}
      </FormField>
      <div>
        {sure && (
          <p className="error" id="attach-sure-error" role="alert">
            {sure}
          </p>
        )}
        <label className="check-line">
          <input className="check" type="checkbox" name="sure" required {...(sure ? { 'aria-describedby': 'attach-sure-error', 'aria-invalid': true } : {})} />
          {words.sure}
        </label>
      </div>
      <div className="line">
        <SubmitButton className="btn btn-main" pending={words.pending}>
          {words.submit}
        </SubmitButton>
      </div>
    </form>
  )
}

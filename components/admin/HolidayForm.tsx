'use client'

import { ErrorNote } from '@/components/ui/ErrorNote'
import { FormField } from '@/components/ui/FormField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormState, idle } from '@/lib/core/form-state'

type Props = { action: (before: FormState<void>, form: FormData) => Promise<FormState<void>>; words: Record<string, string> }

/** Adds a day on which the office is closed. */
export function HolidayForm({ action, words }: Props) {
  const [state, send] = useAction(action, idle)
  const answers = useAnswers(state)
  const field = (name: 'day' | 'name', type: 'date' | 'text') => {
    const fault = state.fields[name]
    const typed = state.values[name]
    return (
      <FormField id={`holiday-${name}`} name={name} label={words[name] ?? ''} fault={fault ? (words[`wrong_${fault}`] ?? words.wrong_other ?? '') : null}>
        {(control) => <input {...control} type={type} maxLength={80} required defaultValue={typeof typed === 'string' ? typed : ''} />}
      </FormField>
    )
  }
  return (
    <form action={send} className="form" noValidate>
      {state.status === 'error' && (
        <ErrorNote state={state} key={`said ${answers}`} id="holiday-error" text={words[`refused_${state.reason}`] ?? words.failed ?? ''} />
      )}
      {state.status === 'ok' && (
        <p className="note" role="status">
          {words.added}
        </p>
      )}
      <div className="row" key={answers}>
        {field('day', 'date')}
        {field('name', 'text')}
      </div>
      <div className="line">
        <SubmitButton className="btn btn-neutral" pending={words.adding ?? ''}>
          {words.add}
        </SubmitButton>
      </div>
    </form>
  )
}

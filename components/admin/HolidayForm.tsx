'use client'

import { useActionState } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { type FormState, idle } from '@/lib/core/form-state'

type Props = { action: (before: FormState<void>, form: FormData) => Promise<FormState<void>>; words: Record<string, string> }

/** Adds a day on which the office is closed. */
export function HolidayForm({ action, words }: Props) {
  const [state, send] = useActionState(action, idle)
  const field = (name: 'day' | 'name', type: 'date' | 'text') => {
    const fault = state.fields[name]
    const typed = state.values[name]
    return (
      <div>
        <label className="label" htmlFor={`holiday-${name}`}>
          {words[name]}
        </label>
        {fault && (
          <p className="error" id={`holiday-${name}-error`}>
            {words[`wrong_${fault}`] ?? words.wrong_other}
          </p>
        )}
        <input
          className={fault ? 'field field-error' : 'field'}
          id={`holiday-${name}`}
          name={name}
          type={type}
          maxLength={80}
          required
          defaultValue={typeof typed === 'string' ? typed : ''}
          aria-describedby={fault ? `holiday-${name}-error` : undefined}
          aria-invalid={fault ? true : undefined}
        />
      </div>
    )
  }
  return (
    <form action={send} className="form" noValidate>
      {state.status === 'error' && <ErrorNote id="holiday-error" text={words[`refused_${state.reason}`] ?? words.failed ?? ''} />}
      {state.status === 'ok' && (
        <p className="note" role="status">
          {words.added}
        </p>
      )}
      <div className="row" key={JSON.stringify(state.values)}>
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

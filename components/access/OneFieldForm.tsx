'use client'

import type { ReactNode } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { type FormState, idle } from '@/lib/core/form-state'
import { type RefusalWords, refusalInWords } from './refusals'

type Props = {
  action: (before: FormState<void>, form: FormData) => Promise<FormState<void>>
  field: { name: string; type: 'email' | 'password'; label: string; hint: string; autoComplete: string }
  hidden?: Record<string, string>
  /** what stands here while the form has no use, until it was sent all the same */
  instead?: ReactNode
  words: { submit: string; pending: string; done: string; refusals: RefusalWords }
}

/** A form of one field: the address to send a link to, or the new password. */
export function OneFieldForm({ action, field, hidden = {}, instead, words }: Props) {
  const [state, send] = useAction(action, idle)
  if (state.status === 'ok') {
    return (
      <p className="note" role="status">
        {words.done}
      </p>
    )
  }
  if (instead) return instead
  const typed = state.values[field.name]
  return (
    <form action={send} className="stack sign-in">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.status === 'error' && <ErrorNote state={state} id="form-error" text={refusalInWords(state, words.refusals)} />}
      <div>
        <label className="label" htmlFor={field.name}>
          {field.label}
        </label>
        <span className="hint" id={`${field.name}-hint`}>
          {field.hint}
        </span>
        <input
          className="field"
          id={field.name}
          name={field.name}
          type={field.type}
          autoComplete={field.autoComplete}
          required
          defaultValue={typeof typed === 'string' ? typed : ''}
          aria-describedby={`${field.name}-hint`}
        />
      </div>
      <SubmitButton className="btn btn-main btn-wide" pending={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}

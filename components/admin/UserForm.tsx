'use client'

import type { ComponentProps } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { FormField } from '@/components/ui/FormField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormState, idle } from '@/lib/core/form-state'

type Choice = { id: string; name: string }
type Props<R> = {
  action: (before: FormState<R>, form: FormData) => Promise<FormState<R>>
  roles: Choice[]
  departments: Choice[]
  /** the languages of an invitation; an account that exists keeps its own */
  locales?: Choice[]
  /** who is changed, and what is so now */
  known?: { userId: string; name: string; email: string; role: string; departmentId: string }
  words: Record<'name' | 'email' | 'role' | 'department' | 'noDepartment' | 'locale' | 'submit' | 'pending' | 'done' | 'failed', string> & {
    refusals: Record<string, string>
  }
}

/** Invites a person, or changes what is known of one. What was typed stays when it is refused. */
export function UserForm<R>({ action, roles, departments, locales, known, words }: Props<R>) {
  const [state, send] = useAction(action, idle as FormState<R>)
  const answers = useAnswers(state)
  const value = (name: 'role' | 'departmentId' | 'name' | 'email' | 'locale') =>
    String(state.values[name] ?? (name === 'locale' ? 'en' : (known?.[name] ?? '')))
  const field = (name: string, label: string, control: ComponentProps<typeof FormField>['children']) => {
    const fault = state.fields[name]
    return (
      <FormField id={`user-${name}`} name={name} label={label} fault={fault ? (words.refusals[fault] ?? words.failed) : null}>
        {control}
      </FormField>
    )
  }
  const select = (name: 'role' | 'departmentId' | 'locale', label: string, choices: Choice[], none?: string) =>
    field(name, label, (props) => (
      <select {...props} defaultValue={value(name)} required={name !== 'departmentId'}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    ))
  return (
    <form action={send} className="form" noValidate>
      {state.status === 'error' && <ErrorNote state={state} id="user-error" text={words.refusals[state.reason ?? ''] ?? words.failed} />}
      {state.status === 'ok' && (
        <p className="note" role="status">
          {words.done}
        </p>
      )}
      <div className="row" key={`${answers} ${JSON.stringify(known)}`}>
        {known && <input type="hidden" name="userId" value={known.userId} />}
        {field('name', words.name, (props) => (
          <input {...props} defaultValue={value('name')} maxLength={120} autoComplete="off" required />
        ))}
        {field('email', words.email, (props) => (
          <input {...props} type="email" defaultValue={value('email')} maxLength={254} autoComplete="off" required />
        ))}
        {select('role', words.role, roles, known ? undefined : '')}
        {select('departmentId', words.department, departments, words.noDepartment)}
        {locales && select('locale', words.locale, locales)}
      </div>
      <div className="line">
        <SubmitButton className="btn btn-main" pending={words.pending}>
          {words.submit}
        </SubmitButton>
      </div>
    </form>
  )
}

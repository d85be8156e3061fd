'use client'

import { useEffect, useRef } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import type { Offices, SignedIn } from '@/lib/access/sign-in'
import { type FormState, idle } from '@/lib/core/form-state'
import { type RefusalWords, refusalInWords } from './refusals'

type Result = Offices | SignedIn
type Words = Record<'email' | 'password' | 'submit' | 'pending' | 'which', string> & { refusals: RefusalWords }
type Props = { action: (before: FormState<Result>, form: FormData) => Promise<FormState<Result>>; next: string; words: Words }

/** Address and password; and, when both are right in several offices, which one. The address stays when it was wrong, the password when it was right. */
export function SignInForm({ action, next, words }: Props) {
  const [state, send] = useAction(action, idle)
  const offices = state.result && 'offices' in state.result ? state.result.offices : []
  const email = state.result && 'email' in state.result ? state.result.email : typeof state.values.email === 'string' ? state.values.email : ''
  const first = useRef<HTMLInputElement>(null)
  const isAsked = offices.length > 0
  useEffect(() => {
    if (isAsked) first.current?.focus()
  }, [isAsked])
  return (
    // React empties a form after every answer
    <form action={send} className="stack sign-in" onReset={(event) => isAsked && event.preventDefault()}>
      <input type="hidden" name="next" value={next} />
      {state.status === 'error' && (
        <ErrorNote state={state.code === 'unreachable' ? state : undefined} id="sign-in-error" text={refusalInWords(state, words.refusals)} />
      )}
      <div>
        <label className="label" htmlFor="email">
          {words.email}
        </label>
        <input className="field" id="email" name="email" type="email" autoComplete="username" required defaultValue={email} aria-describedby="sign-in-error" />
      </div>
      <div>
        <label className="label" htmlFor="password">
          {words.password}
        </label>
        <input className="field" id="password" name="password" type="password" autoComplete="current-password" required />
      </div>
      {isAsked && (
        <fieldset className="stack">
          <legend className="label">{words.which}</legend>
          {offices.map((office, index) => (
            <label className="choice" key={office.tenantId}>
              <input ref={index === 0 ? first : undefined} type="radio" name="tenantId" value={office.tenantId} defaultChecked={index === 0} /> {office.name}
            </label>
          ))}
        </fieldset>
      )}
      <SubmitButton className="btn btn-main btn-wide" pending={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}

'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import type { FormState } from './form-state'
import { useRefusal } from './refusals'
import { SignInAgain } from './SignInAgain'

export type FormFault = { id: string; text: string }
type Props = {
  /** what the form's action answered */
  state: FormState
  /** each wrong field by its id, in the order of the form */
  faults: FormFault[]
  words: { mend: string | undefined; kept: string | undefined }
  /** further ways out of it */
  children?: ReactNode
}

/** What is wrong with a form that was sent, with a link to each wrong field. Takes the focus with each answer that refuses something. */
export function FaultSummary({ state, faults, words, children }: Props) {
  const summary = useRef<HTMLDivElement>(null)
  const refusal = useRefusal(state)
  useEffect(() => {
    if (state.status === 'error') summary.current?.focus()
  }, [state])
  if (state.status !== 'error') return null
  return (
    <div className="summary" ref={summary} tabIndex={-1} role="alert">
      <b>{refusal ?? words.mend}</b>
      {faults.map(({ id, text }) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            const field = document.getElementById(id)
            field?.focus()
            // what cannot take the focus is gone to by its address
            if (document.activeElement === field) event.preventDefault()
          }}
        >
          {text}
        </a>
      ))}
      {children}
      <SignInAgain state={state} />
      <span>{words.kept}</span>
    </div>
  )
}

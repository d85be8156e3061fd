'use client'

import type { ReactNode } from 'react'
import { useAction } from '@/components/ui/use-action'
import { type FormAction, type FormState, idle } from './form-state'
import { useButtonRefusal } from './refusals'

type Props = {
  action: FormAction
  fields: Record<string, string>
  /** what stands there while the server works */
  pending: string
  className?: string
  /** the key that presses it */
  shortcut?: string
  children: ReactNode
}

/** A button that does one thing at once: it says so when pressed, and why when it is refused. */
export function ActionButton({ action, fields, pending, className = 'btn btn-small btn-neutral', shortcut, children }: Props) {
  const [state, send, busy] = useAction(action, idle)
  const refusal = useButtonRefusal(state)
  return (
    <form action={send} className="act">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={className} aria-disabled={busy || undefined} onClick={(event) => busy && event.preventDefault()} data-key={shortcut}>
        {busy ? (
          <>
            <i className="spin" aria-hidden="true" /> {pending}
          </>
        ) : (
          children
        )}
      </button>
      {refusal && !busy && (
        <p className="error act-error" role="alert">
          {refusal}
        </p>
      )}
    </form>
  )
}

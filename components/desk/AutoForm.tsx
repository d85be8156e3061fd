'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useTransition } from 'react'
import { useTypedEarly } from '@/components/ui/use-typed-early'

const formId = 'queue-filters'

/** A form that writes the queue's address as soon as a choice changes; without scripts its button does. */
export function AutoForm({ className, children }: { className: string; children: ReactNode }) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const send = (form: HTMLFormElement) => {
    const address = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (value && typeof value === 'string') address.set(name, value)
    start(() => router.push(`/desk?${address}`))
  }
  // chosen before this ran: the list would not be what the choice says
  useTypedEarly(formId, (typed) => {
    const { current } = form
    if (current && [...typed.keys()].some((name) => current.elements.namedItem(name) instanceof HTMLSelectElement)) send(current)
  })
  return (
    <form
      id={formId}
      ref={form}
      action="/desk"
      className={className}
      aria-busy={busy}
      onChange={(event) => event.target instanceof HTMLSelectElement && send(event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
    >
      {children}
    </form>
  )
}

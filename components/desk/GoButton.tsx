'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useTransition } from 'react'

/** Opens what the address names, and says that it is on its way. Works without scripts as a plain form. */
export function GoButton({
  to,
  name,
  value,
  pending,
  className,
  shortcut,
  children,
}: {
  to: string
  name: string
  value: string
  pending: string
  className: string
  shortcut?: string
  children: ReactNode
}) {
  const router = useRouter()
  const [busy, start] = useTransition()
  return (
    <form
      action={to}
      className="act"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) start(() => router.push(`${to}?${name}=${value}`, { scroll: false }))
      }}
    >
      <input type="hidden" name={name} value={value} />
      <button type="submit" className={className} data-key={shortcut} aria-disabled={busy || undefined}>
        {busy ? (
          <>
            <i className="spin" aria-hidden="true" /> {pending}
          </>
        ) : (
          children
        )}
      </button>
    </form>
  )
}

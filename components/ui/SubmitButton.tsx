'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'

/** A button that says at once that it was pressed. */
export function SubmitButton({ children, pending, className = 'btn' }: { children: ReactNode; pending: string; className?: string }) {
  const { pending: busy } = useFormStatus()
  return (
    <button type="submit" className={className} aria-disabled={busy} onClick={(event) => busy && event.preventDefault()}>
      {busy ? pending : children}
    </button>
  )
}

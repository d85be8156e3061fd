import type { ReactNode } from 'react'
import { deedsForm } from './form-state'

type Props = { deed: string; fields: Record<string, string>; className?: string; shortcut?: string; children: ReactNode }

/** A button that does one thing at once, named as its deed is in the page's action; the page's `Deeds` says what comes of it. */
export function DeedButton({ deed, fields, className = 'btn btn-small btn-neutral', shortcut, children }: Props) {
  return (
    <button type="submit" form={deedsForm} name="do" value={`${deed}?${new URLSearchParams(fields)}`} className={className} data-key={shortcut}>
      {children}
    </button>
  )
}

'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link of the bar that knows whether one is there. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  return (
    <a className="nav" href={href} data-go="" aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}>
      {children}
    </a>
  )
}

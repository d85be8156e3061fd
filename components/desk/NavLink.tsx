'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link of the bar that knows whether one is there. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  return (
    <Link className="nav" href={href} prefetch={false} aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}>
      {children}
    </Link>
  )
}

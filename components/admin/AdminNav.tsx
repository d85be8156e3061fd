'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

type Props = { label: string; sections: { href: string; label: string }[] }

/** The sections of the administrator's pages, and which one is open. */
export function AdminNav({ label, sections }: Props) {
  const path = usePathname()
  return (
    <div className="views">
      <nav aria-label={label}>
        {sections.map(({ href, label }) => (
          <Link key={href} href={href} prefetch={false} aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
    </div>
  )
}

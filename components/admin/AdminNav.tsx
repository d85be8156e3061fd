'use client'

import { usePathname } from 'next/navigation'

type Props = { label: string; sections: { href: string; label: string }[] }

/** The sections of the administrator's pages, and which one is open. */
export function AdminNav({ label, sections }: Props) {
  const path = usePathname()
  return (
    <div className="views">
      <nav aria-label={label}>
        {sections.map(({ href, label }) => (
          <a key={href} href={href} data-go="" aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </div>
  )
}

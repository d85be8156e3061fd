'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

type Props = { label: string; sections: { href: string; label: string }[] }

/** The sections of the administrator's pages, and which one is open: on a phone, where not all have room, that one is in sight. */
export function AdminNav({ label, sections }: Props) {
  const path = usePathname()
  const sectionsRow = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another section open
  useEffect(() => {
    // answers a promise where scrolling can be waited for: nothing that an effect may hand on
    void sectionsRow.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [path])
  return (
    <div className="views">
      <nav ref={sectionsRow} aria-label={label}>
        {sections.map(({ href, label }) => (
          <a key={href} href={href} data-go="" aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </div>
  )
}

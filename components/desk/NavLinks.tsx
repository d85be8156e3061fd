'use client'

import { usePathname } from 'next/navigation'

/** The links of the bar, which know where one is: at a link's own address, or nearest below it. */
export function NavLinks({ links }: { links: [href: string, name: string][] }) {
  const path = usePathname()
  const [nearest] = links
    .map(([href]) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)
  return links.map(([href, name]) => (
    <a key={href} className="nav" href={href} data-go="" aria-current={path === href ? 'page' : nearest === href ? 'true' : undefined}>
      {name}
    </a>
  ))
}

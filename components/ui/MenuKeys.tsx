'use client'

import { useEffect } from 'react'

/** Escape closes the menu that has the focus, and gives it back to what opened it. The menu is a `details` that works without scripts. */
export function MenuKeys({ menu }: { menu: string }) {
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Element)) return
      const open = event.target.closest<HTMLDetailsElement>(`details${menu}[open]`)
      if (!open) return
      open.open = false
      open.querySelector('summary')?.focus()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [menu])
  return null
}

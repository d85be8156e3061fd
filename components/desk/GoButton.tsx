import type { ReactNode } from 'react'

type Props = { to: string; name: string; value: string; className: string; shortcut?: string; children: ReactNode }

/** Opens what the address names: a plain form, which `useControls` follows without leaving the page. */
export function GoButton({ to, name, value, className, shortcut, children }: Props) {
  return (
    <form action={to} className="act" data-go="stay">
      <input type="hidden" name={name} value={value} />
      <button type="submit" className={className} data-key={shortcut}>
        {children}
      </button>
    </form>
  )
}

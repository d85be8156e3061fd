import type { ReactNode } from 'react'

type Props = { door: string; title: string; text: string; children: ReactNode }

/** A door before what has consequences: what happens is read first, then the button is there. Works without scripts. */
export function Confirm({ door, title, text, children }: Props) {
  return (
    <details className="a-confirm">
      <summary className="btn btn-neutral">{door}</summary>
      <div className="summary">
        <p>
          <b>{title}</b>
        </p>
        <p>{text}</p>
        {children}
      </div>
    </details>
  )
}

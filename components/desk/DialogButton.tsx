'use client'

import { type ReactNode, useId, useRef } from 'react'

type Props = { label: ReactNode; title: string; close: string; className?: string; shortcut?: string; children: ReactNode }

/** A button that opens a small dialog in which something is confirmed. */
export function DialogButton({ label, title, close, className = 'btn btn-neutral', shortcut, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <>
      <button type="button" className={className} onClick={() => dialog.current?.showModal()} data-key={shortcut} aria-haspopup="dialog">
        {label}
      </button>
      <dialog ref={dialog} className="ask float" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        {children}
        <button type="button" className="btn btn-plain ask-close" onClick={() => dialog.current?.close()}>
          {close}
        </button>
      </dialog>
    </>
  )
}

'use client'

import { type ReactNode, useId, useRef } from 'react'

type Props = { label: ReactNode; title: string; close: string; className?: string; shortcut?: string; children: ReactNode }

/** A button that opens a small dialog in which something is confirmed. */
export function DialogButton({ label, title, close, className = 'btn btn-neutral', shortcut, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // opens it before a script runs; the click is for browsers that do not know the attribute yet
  const invoker = { command: 'show-modal', commandfor: `${id}dialog` }
  return (
    <>
      <button
        type="button"
        className={className}
        {...invoker}
        onClick={() => !dialog.current?.open && dialog.current?.showModal()}
        data-key={shortcut}
        aria-haspopup="dialog"
      >
        {label}
      </button>
      <dialog ref={dialog} id={`${id}dialog`} className="ask float" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        {children}
        <form method="dialog">
          <button type="submit" className="btn btn-plain ask-close">
            {close}
          </button>
        </form>
      </dialog>
    </>
  )
}

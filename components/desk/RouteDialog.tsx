'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

type Props = { title: string; close: string; back: string; className?: string; onLeave?: () => void; children: ReactNode; aside?: ReactNode }

/** A dialog that is open because the address says so; closing it goes back to the page behind it. */
export function RouteDialog({ title, aside, close, back, className = 'ask float', onLeave, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const router = useRouter()
  useEffect(() => {
    const open = dialog.current
    if (open && !open.open) open.showModal()
    open?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [])
  const leave = () => {
    onLeave?.()
    router.replace(back, { scroll: false })
  }
  return (
    <dialog ref={dialog} className={className} aria-labelledby="dialog-title" onClose={leave}>
      <div className="dlg-head">
        <h1 id="dialog-title">{title}</h1>
        {aside}
        <button type="button" className="icon-btn" onClick={() => dialog.current?.close()} aria-label={close}>
          <svg className="i" aria-hidden="true">
            <use href="#i-x" />
          </svg>
        </button>
      </div>
      {children}
    </dialog>
  )
}

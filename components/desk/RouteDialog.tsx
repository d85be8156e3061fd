'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useTransition } from 'react'
import { Icon } from '@/components/ui/Icon'

/** The form that closes the dialog; a button elsewhere in it may belong to it too. */
export const closeForm = 'dialog-close'

type Props = { title: string; close: string; back: string; className?: string; onLeave?: () => void; children: ReactNode; aside?: ReactNode }

/**
 * A dialog that is open because the address says so; closing it goes back to the page behind it. The server sends it
 * open, so that it can be filled in before a script runs or without one.
 */
export function RouteDialog({ title, aside, close, back, className = 'ask float', onLeave, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const router = useRouter()
  const [leaving, start] = useTransition()
  // Again after leaving, too: whoever asks for it while it is being left keeps the same dialog. At once, since what moves the
  // focus in a later effect makes React put back a field in which somebody types just then.
  useLayoutEffect(() => {
    const shown = dialog.current
    if (leaving || !shown || shown.matches(':modal')) return
    const typedIn = shown.contains(document.activeElement) ? document.activeElement : shown.querySelector('[data-first]')
    shown.removeAttribute('open')
    shown.showModal()
    if (typedIn instanceof HTMLElement) typedIn.focus()
  }, [leaving])
  // What opened it may be gone with it: then the page's heading takes the focus, so that it is not lost.
  useEffect(
    () => () => {
      const heading = document.querySelector<HTMLElement>('main h1')
      if (!heading || (document.activeElement && document.activeElement !== document.body)) return
      heading.tabIndex = -1
      heading.focus()
    },
    [],
  )
  const leave = () => {
    onLeave?.()
    start(() => router.replace(back, { scroll: false }))
  }
  return (
    <dialog ref={dialog} open className={className} aria-labelledby="dialog-title" onClose={leave}>
      <div className="dlg-head">
        <h1 id="dialog-title">{title}</h1>
        {aside}
        <form method="dialog" id={closeForm}>
          <button type="submit" className="icon-btn" aria-label={close}>
            <Icon name="x" />
          </button>
        </form>
      </div>
      {children}
    </dialog>
  )
}

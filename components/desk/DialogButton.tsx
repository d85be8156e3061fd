import { type ReactNode, useId } from 'react'

type Props = { label: ReactNode; title: string; close: string; className?: string; shortcut?: string; children: ReactNode }

/** A button that opens a small dialog in which something is confirmed; `useControls` opens it where the browser does not know how. */
export function DialogButton({ label, title, close, className = 'btn btn-neutral', shortcut, children }: Props) {
  const id = useId()
  const invoker = { command: 'show-modal', commandfor: `${id}dialog` }
  return (
    <>
      <button type="button" className={className} {...invoker} data-key={shortcut} aria-haspopup="dialog">
        {label}
      </button>
      <dialog id={`${id}dialog`} className="ask float" aria-labelledby={id}>
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

'use client'

import { useEffect, useRef } from 'react'

export type KeyListWords = { keys: string; single: string; close: string; list: [string, string][] }
type Props = KeyListWords & { on: boolean; onChange: (on: boolean) => void; onClose: () => void }

/** Tells the keys of the desk, and switches single ones off and on. */
export function KeyList({ keys, single, close, list, on, onChange, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="ask float" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{keys}</h2>
      <dl className="key-list">
        {list.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="check-line">
        <input className="check" type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
        {single}
      </label>
      <button type="button" className="btn btn-neutral" onClick={() => dialog.current?.close()}>
        {close}
      </button>
    </dialog>
  )
}

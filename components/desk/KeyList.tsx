'use client'

import { useEffect, useRef } from 'react'
import { desk } from '@/lib/core/messages/desk-scripts.json'

type Props = { on: boolean; onChange: (on: boolean) => void; onClose: () => void }
const words = desk.keys
const list: [string, string][] = [
  ['j', words.next],
  ['k', words.previous],
  ['Enter', words.open],
  ['/', words.search],
  ['h', words.hold],
  ['r', words.resume],
  ['a', words.assign],
  ['Ctrl K', words.commands],
  ['?', words.all],
]

/** Tells the keys of the desk, and switches single ones off and on. */
export function KeyList({ on, onChange, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="ask float" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{words.title}</h2>
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
        {words.single}
      </label>
      <button type="button" className="btn btn-neutral" onClick={() => dialog.current?.close()}>
        {words.close}
      </button>
    </dialog>
  )
}

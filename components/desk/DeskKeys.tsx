'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

type Command = { label: string; href: string }
type Props = {
  commands: Command[]
  words: { palette: string; find: string; findCases: string; close: string; keys: string; single: string; list: [string, string][] }
}

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
const setting = 'casebell.singleKeys'

/** The keyboard of the desk: moves over rows, presses what names a key, finds, tells the keys, and takes commands. */
export function DeskKeys({ commands, words }: Props) {
  const router = useRouter()
  const palette = useRef<HTMLDialogElement>(null)
  const keys = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [single, setSingle] = useState(true)

  useEffect(() => {
    setSingle(localStorage.getItem(setting) !== 'off')
  }, [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        if (!document.querySelector('dialog[open]')) palette.current?.showModal()
        return
      }
      if (!single || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return
      if (event.key === '?') return keys.current?.showModal()
      if (event.key === 'j' || event.key === 'k') return move(event.key === 'j' ? 1 : -1)
      const target = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)
      if (!target) return
      event.preventDefault()
      // focused even where it is pressed, so that a dialog it opens gives the focus back to it
      target.focus()
      if (!typing(target)) target.click()
    }
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-go]') : null
      if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      router.push(link.pathname + link.search)
    }
    document.addEventListener('keydown', press)
    document.addEventListener('click', follow)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('click', follow)
    }
  }, [router, single])

  const wanted = text.trim().toLowerCase()
  const shown = [
    ...commands.filter((command) => command.label.toLowerCase().includes(wanted)),
    ...(wanted ? [{ label: words.findCases.replace('{words}', text.trim()), href: `/queue?q=${encodeURIComponent(text.trim())}` }] : []),
  ]
  const at = Math.min(chosen, shown.length - 1)
  const go = (href: string) => {
    palette.current?.close()
    router.push(href)
  }
  return (
    <>
      <dialog ref={palette} className="palette float" aria-label={words.palette} onClose={() => setText('')}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const command = shown[at]
            if (command) go(command.href)
          }}
        >
          <input
            className="field"
            aria-label={words.find}
            placeholder={words.find}
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={shown[at] ? `command-${at}` : undefined}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setChosen(0)
            }}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
              event.preventDefault()
              setChosen((at + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % Math.max(1, shown.length))
            }}
          />
        </form>
        <ul id="palette-list" role="listbox" aria-label={words.palette}>
          {shown.map((command, index) => (
            // the field holds the focus and the arrows; the list is for the eye and the mouse (WAI-ARIA combobox)
            <li key={command.href} id={`command-${index}`} role="option" aria-selected={index === at} onClick={() => go(command.href)} onKeyDown={undefined}>
              {command.label}
            </li>
          ))}
        </ul>
      </dialog>
      <dialog ref={keys} className="ask float" aria-labelledby="keys-title">
        <h2 id="keys-title">{words.keys}</h2>
        <dl className="key-list">
          {words.list.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <label className="check-line">
          <input
            className="check"
            type="checkbox"
            checked={single}
            onChange={(event) => {
              setSingle(event.target.checked)
              localStorage.setItem(setting, event.target.checked ? 'on' : 'off')
            }}
          />
          {words.single}
        </label>
        <button type="button" className="btn btn-neutral" onClick={() => keys.current?.close()}>
          {words.close}
        </button>
      </dialog>
    </>
  )
}

function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

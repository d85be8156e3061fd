'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { desk } from '@/lib/core/messages/desk-scripts.json'

export type Command = { label: string; href: string }
const words = desk.keys

/** Takes a command by some of its words, or looks for cases by them. */
export function Palette({ commands, onClose }: { commands: Command[]; onClose: () => void }) {
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  useEffect(() => dialog.current?.showModal(), [])

  const wanted = text.trim().toLowerCase()
  const shown = [
    ...commands.filter((command) => command.label.toLowerCase().includes(wanted)),
    ...(wanted ? [{ label: words.findCases.replace('{words}', text.trim()), href: `/desk?q=${encodeURIComponent(text.trim())}` }] : []),
  ]
  const at = Math.min(chosen, shown.length - 1)
  const go = (href: string) => {
    dialog.current?.close()
    router.push(href)
  }
  return (
    <dialog ref={dialog} className="palette float" aria-label={words.palette} onClose={onClose}>
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
  )
}

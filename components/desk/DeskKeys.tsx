'use client'

import { useEffect, useState } from 'react'
import { desk } from '@/lib/core/messages/desk-scripts.json'
import { KeyList } from './KeyList'
import { type Command, Palette } from './Palette'
import { useControls } from './use-controls'

/** What a reader's role adds to the commands. */
type Rights = { open: boolean; users: boolean; configuration: boolean; audit: boolean }
const words = desk.keys

const commandsWith = (rights: Rights): Command[] => [
  { label: words.toQueue, href: '/desk' },
  { label: words.toReady, href: '/desk?view=ready' },
  { label: words.toNew, href: '/desk?view=new' },
  { label: words.toHold, href: '/desk?view=hold' },
  { label: words.toAll, href: '/desk?view=all' },
  ...(rights.users ? [{ label: words.toUsers, href: '/desk/admin/users' }] : []),
  ...(rights.configuration
    ? [
        { label: words.toCaseTypes, href: '/desk/admin/case-types' },
        { label: words.toStatuses, href: '/desk/admin/statuses' },
      ]
    : []),
  ...(rights.audit ? [{ label: words.toAudit, href: '/desk/admin/audit' }] : []),
  ...(rights.open ? [{ label: words.toOpen, href: '/desk/new' }] : []),
]

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
const setting = 'casebell.singleKeys'

/** The hands of the desk: its plain controls, and the keyboard that moves over rows, presses what names a key, finds, tells the keys, and takes commands. */
export function DeskKeys({ rights }: { rights: Rights }) {
  const spoken = useControls()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const [single, setSingle] = useState(true)

  useEffect(() => {
    setSingle(localStorage.getItem(setting) !== 'off')
  }, [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        if (!document.querySelector('dialog[open]')) setOpen('palette')
        return
      }
      if (!single || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return
      if (event.key === '?') return setOpen('keys')
      if (event.key === 'j' || event.key === 'k') return move(event.key === 'j' ? 1 : -1)
      const target = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)
      if (!target) return
      event.preventDefault()
      // focused even where it is pressed, so that a dialog it opens gives the focus back to it
      target.focus()
      if (!typing(target)) target.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [single])

  const choose = (on: boolean) => {
    setSingle(on)
    localStorage.setItem(setting, on ? 'on' : 'off')
  }
  return (
    <>
      <p className="sr" role="status">
        {spoken}
      </p>
      {open === 'palette' && <Palette commands={commandsWith(rights)} onClose={() => setOpen(null)} />}
      {open === 'keys' && <KeyList on={single} onChange={choose} onClose={() => setOpen(null)} />}
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

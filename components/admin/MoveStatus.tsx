'use client'

import { useEffect, useRef } from 'react'
import { type FormAction, type FormState, idle } from '@/components/desk/form-state'
import { useButtonRefusal } from '@/components/desk/refusals'
import { Icon } from '@/components/ui/Icon'
import { useAction } from '@/components/ui/use-action'

type Way = { label: string; codes: string[] }
type Props = { action: FormAction; version: number; up: Way | null; down: Way | null }

/** Moves a status up or down by one. The focus stays on what was pressed, also when its row has moved. */
export function MoveStatus({ action, version, up, down }: Props) {
  const [state, send, busy] = useAction(action, idle)
  const form = useRef<HTMLFormElement>(null)
  const pressed = useRef('')
  const refusal = useButtonRefusal(state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what tells that the row has moved
  useEffect(() => {
    if (!pressed.current) return
    const button = form.current?.querySelector<HTMLElement>(`[data-way="${pressed.current}"]`) ?? form.current?.querySelector<HTMLElement>('button')
    button?.focus()
    pressed.current = ''
  }, [version])
  const button = (way: 'up' | 'down', to: Way | null) =>
    to ? (
      <button
        type="submit"
        className="icon-btn"
        name="codes"
        value={to.codes.join()}
        aria-label={to.label}
        aria-disabled={busy || undefined}
        data-way={way}
        onClick={(event) => {
          if (busy) event.preventDefault()
          else pressed.current = way
        }}
      >
        <Icon name={way} />
      </button>
    ) : (
      <span className="icon-btn" aria-hidden="true" />
    )
  return (
    <form action={send} ref={form} className="a-move">
      <input type="hidden" name="version" value={version} />
      {button('up', up)}
      {button('down', down)}
      {refusal && !busy && (
        <p className="error" role="alert">
          {refusal}
        </p>
      )}
    </form>
  )
}

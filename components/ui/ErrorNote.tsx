'use client'

import { useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/Icon'
import { portalScripts } from './portal-scripts'

type Props = {
  id: string
  text: string
  /** the form's: whoever was signed out or cut off meanwhile reads what to do, whatever else is said */
  state: { code?: string; reason?: string } | undefined
}

/** What went wrong with a form, in words; takes the focus when it appears. */
export function ErrorNote({ id, text, state }: Props) {
  // only an open page can be refused so: none is drawn for whoever is signed out or not reached
  const own = state && typeof document !== 'undefined' ? ownWords(state, document.documentElement.lang) : null
  const said = own ?? text

  const note = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer takes the focus anew, also when it says the same
  useEffect(() => note.current?.focus(), [said, state])
  return (
    <p id={id} ref={note} className="error" role="alert" tabIndex={-1}>
      <Icon name="circle-alert" />
      <span>{said}</span>
    </p>
  )
}

function ownWords({ code, reason }: { code?: string; reason?: string }, locale: string): string | null {
  const { signInAgain, unreachable, outdated } = portalScripts(locale)
  if (code === 'unauthenticated') return signInAgain
  if (code !== 'unreachable') return null
  return reason === 'outdated' ? outdated : unreachable
}

'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/Icon'
import { portalScripts } from './portal-scripts'
import { SignedOut } from './SignedOut'

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
  const note = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer takes the focus anew, also when it says the same
  useEffect(() => note.current?.focus(), [text, state])
  return (
    <p id={id} ref={note} className="error" role="alert" tabIndex={-1}>
      <Icon name="circle-alert" />
      <span>{own ?? text}</span>
    </p>
  )
}

function ownWords({ code, reason }: { code?: string; reason?: string }, locale: string): ReactNode {
  const { pressAgain, unreachable, outdated } = portalScripts(locale)
  if (code === 'unauthenticated')
    return (
      <>
        <SignedOut locale={locale} /> {pressAgain}
      </>
    )
  if (code !== 'unreachable') return null
  return reason === 'outdated' ? outdated : unreachable
}

'use client'

import { useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/Icon'
import { portalScripts } from './portal-scripts'

type Props = {
  id: string
  text: string
  /** the form's: whoever was signed out meanwhile reads what to do, whatever else is said */
  state?: { code?: string }
}

/** What went wrong with a form, in words; takes the focus when it appears. */
export function ErrorNote({ id, text, state }: Props) {
  // the page itself is for nobody who is signed out: only an open one can be refused so
  const said = state?.code === 'unauthenticated' && typeof document !== 'undefined' ? portalScripts(document.documentElement.lang).signInAgain : text

  const note = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text takes the focus anew
  useEffect(() => note.current?.focus(), [said])
  return (
    <p id={id} ref={note} className="error" role="alert" tabIndex={-1}>
      <Icon name="circle-alert" />
      <span>{said}</span>
    </p>
  )
}

'use client'

import { useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/Icon'

/** What went wrong with a form, in words; takes the focus when it appears. */
export function ErrorNote({ id, text }: { id: string; text: string }) {
  const note = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text takes the focus anew
  useEffect(() => note.current?.focus(), [text])
  return (
    <p id={id} ref={note} className="error" role="alert" tabIndex={-1}>
      <Icon name="circle-alert" />
      <span>{text}</span>
    </p>
  )
}

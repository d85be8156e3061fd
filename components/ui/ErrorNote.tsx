'use client'

import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'

/** What went wrong with a form, in words; takes the focus when it appears. */
export function ErrorNote({ id, text }: { id: string; text: string }) {
  const note = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text takes the focus anew
  useEffect(() => note.current?.focus(), [text])
  return (
    <p id={id} ref={note} className="error" role="alert" tabIndex={-1}>
      <CircleAlert className="i" aria-hidden="true" />
      <span>{text}</span>
    </p>
  )
}

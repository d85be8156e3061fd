'use client'

import { useState } from 'react'
import { Icon } from '@/components/ui/Icon'

/** Copies a case number and says so. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <button type="button" className="icon-btn" onClick={copy} aria-label={label}>
      <Icon name={copied ? 'check' : 'copy'} />
      <span className="sr" role="status">
        {copied ? done : ''}
      </span>
    </button>
  )
}

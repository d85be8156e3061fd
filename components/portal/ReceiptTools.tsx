'use client'

import { useState } from 'react'
import { Icon } from '@/components/ui/Icon'

/** Keeps the receipt: its number copied, or the page printed or saved. Both need a script and are not shown without. */
export function ReceiptTools({ number, words }: { number: string; words: { copy: string; copied: string; print: string } }) {
  const [copied, setCopied] = useState(false)
  const copy = () => navigator.clipboard.writeText(number).then(() => setCopied(true))
  return (
    <p className="tools">
      <button type="button" className="link-like" onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'copy'} /> <span role="status">{copied ? words.copied : words.copy}</span>
      </button>
      <button type="button" className="link-like" onClick={() => window.print()}>
        <Icon name="print" /> {words.print}
      </button>
    </p>
  )
}

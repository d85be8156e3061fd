'use client'

import { useState } from 'react'
import { copyText } from '@/components/ui/copy-text'
import { Icon } from '@/components/ui/Icon'

/** Keeps the receipt: its number copied (or marked in the element with the id `shownIn`), or the page printed or saved. Both need a script and are not shown without. */
export function ReceiptTools({
  number,
  shownIn,
  words,
}: {
  number: string
  shownIn: string
  words: { copy: string; copied: string; marked: string; print: string }
}) {
  const [outcome, setOutcome] = useState<'copy' | 'copied' | 'marked'>('copy')
  const copy = async () => setOutcome(await copyText(number, document.getElementById(shownIn)))
  return (
    <>
      <p className="tools">
        <button type="button" className="link-like" onClick={() => void copy()}>
          <Icon name={outcome === 'copied' ? 'check' : 'copy'} /> {outcome === 'copied' ? words.copied : words.copy}
        </button>
        <button type="button" className="link-like" onClick={() => window.print()}>
          <Icon name="print" /> {words.print}
        </button>
      </p>
      <p className={outcome === 'marked' ? 'small' : 'sr'} role="status">
        {outcome !== 'copy' && words[outcome]}
      </p>
    </>
  )
}

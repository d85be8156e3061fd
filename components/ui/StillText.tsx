'use client'

import { useMemo } from 'react'
import { findStill } from '@/lib/web/still'

type Props = { text: string; place?: never } | { place: string; text?: never }

/** The text of what stands still: brought along, or already in the document, at its place. */
export function StillText({ text, place }: Props) {
  const html = useMemo(() => (place === undefined ? asBrowserWrites(text) : findStill(place)), [text, place])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by textOfStill, which writes what is a sign of HTML as text
  return <div className="still" data-still={place} dangerouslySetInnerHTML={{ __html: html }} />
}

/** The same text as a browser reads it out of a document, so that what did not change is not drawn again. */
function asBrowserWrites(text: string): string {
  if (typeof document === 'undefined') return text
  const template = document.createElement('template')
  template.innerHTML = text
  return template.innerHTML
}

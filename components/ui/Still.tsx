import { type ReactNode, use } from 'react'
import { findReader } from '@/lib/web/reader'
import { keepStill } from '@/lib/web/requests'
import { StillText } from './StillText'
import { textOfStill } from './still-text'

/**
 * Part of a page that stands still: the server draws it as text, once. React would walk each of its elements three times
 * and a document would hold it twice, as what is seen and as what React builds it from again. Links, forms and buttons
 * work in it as they do without scripts, and as `useControls` makes them. What waits or runs in the browser cannot be in
 * it: `textOfStill` says so. See docs/decisions/2026-11-26-what-stands-still.md.
 */
export function Still({ children }: { children: ReactNode }) {
  const { requestId, wantsDocument } = use(findReader())
  const text = textOfStill(children)
  const place = wantsDocument ? keepStill(requestId, text) : null
  return place ? <StillText place={place} /> : <StillText text={text} />
}

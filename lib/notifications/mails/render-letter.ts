import { render } from '@react-email/render'
import { compile } from 'html-to-text'
import type { ReactElement } from 'react'
import type { Tracking } from '../tracking/rules'
import { withPixel, withTrackedLinks } from '../tracking/track-letter'

/** What a letter tells its office, and by which name. */
type Tracked = { deliveryId: string; tracking: Tracking }

/** Reads the text off a letter; put together once, for its selectors are dear to parse. */
const asText = compile({
  wordwrap: 100,
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'div.preview', format: 'skip' },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'a', options: { linkBrackets: false } },
    ...['td', 'th'].map((selector) => ({ selector, format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } })),
  ],
})

/**
 * HTML and plain text of one mail. The text is read off the HTML, so both carry the same facts, and the same links. Only a
 * letter that is said to be `tracked` tells its office anything.
 */
export async function renderLetter(element: ReactElement, tracked?: Tracked): Promise<{ html: string; text: string }> {
  const rendered = await render(element)
  const html = tracked ? withTrackedLinks(rendered, tracked.deliveryId, tracked.tracking) : rendered
  const text = asText(html)
  return { html: tracked ? withPixel(html, tracked.deliveryId, tracked.tracking) : html, text: `${text.trim()}\n` }
}

import { render, toPlainText } from '@react-email/render'
import type { ReactElement } from 'react'

/** HTML and plain text of one mail. The text is read off the HTML, so both carry the same facts. */
export async function renderLetter(element: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(element)
  const text = toPlainText(html, {
    wordwrap: 100,
    selectors: [
      { selector: 'div.preview', format: 'skip' },
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'a', options: { linkBrackets: false, hideLinkHrefIfSameAsText: false } },
    ],
  })
  return { html, text: `${text.trim()}\n` }
}

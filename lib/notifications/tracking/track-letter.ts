import { openedPixel, trackedLink } from './marked-addresses'
import type { Tracking } from './rules'

/** Lets the links of a letter tell that they were followed, where the office wants to know. */
export function withTrackedLinks(html: string, deliveryId: string, { clicks }: Tracking): string {
  if (!clicks) return html
  return html.replace(/(<a\s[^>]*?href=")([^"]*)"/g, (_, before: string, href: string) => {
    const target = href.replaceAll('&amp;', '&')
    return `${before}${trackedLink(deliveryId, target).replaceAll('&', '&amp;')}"`
  })
}

/** Lets a letter tell that it was opened, by a picture nobody sees, where the office wants to know. */
export function withPixel(html: string, deliveryId: string, { opens }: Tracking): string {
  if (!opens) return html
  const picture = `<img src="${openedPixel(deliveryId)}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0"/>`
  return html.replace('</body>', () => `${picture}</body>`)
}

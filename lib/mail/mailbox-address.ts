/** One mailbox: who, as the header shows it, and where. */
export type Mailbox = { name: string; address: string }

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/
// Controls, line and paragraph separators, bidi marks and overrides, zero-width characters.
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/**
 * Claims that the text is exactly one address that can be mailed (RFC 5321 dot-string at a host name): no comma, no
 * line break, no display name, no comment, so that it can never become a second recipient or a header.
 */
export function isOneAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  if (at < 1 || at > 64 || address.length > 254) return false
  return LOCAL.test(address.slice(0, at)) && DOMAIN.test(address.slice(at + 1))
}

/** Makes a name or subject safe for one header line: line breaks become spaces, invisible and bidi characters go. */
export function oneLine(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

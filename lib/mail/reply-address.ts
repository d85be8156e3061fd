import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/core/env'
import { secretKey } from '@/lib/core/secret-key'

/** Whose answer comes to an address, and about which case. */
export type Bound = { tenantId: string; caseId: string; memberId: string }

const macLength = 12
const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const form = /^reply\+([a-z2-7]{45})$/

/** Whether people can answer our mails: a domain is set whose mail comes to us. */
export const takesReplies = () => Boolean(env.REPLY_DOMAIN)

/**
 * The address to answer to about a case, made for its member: `reply+<case and signature>@<domain>`. Nobody can make one
 * without our secret, for another person or another case. 51 characters of local part (64 are allowed, RFC 5321 4.5.3.1.1),
 * and the same in capitals. Null where answers are not taken.
 */
export function replyAddress(bound: Bound): string | null {
  const domain = env.REPLY_DOMAIN
  if (!domain) return null
  const token = Buffer.concat([Buffer.from(bound.caseId.replaceAll('-', ''), 'hex'), mac(bound)])
  return `reply+${toLetters(token)}@${domain.toLowerCase()}`
}

/** What an address says, in whatever case it comes; null when it has not our form or domain. Says nothing of its signature. */
export function readReplyAddress(address: string): { caseId: string; signature: Buffer } | null {
  const at = address.lastIndexOf('@')
  if (!env.REPLY_DOMAIN || address.slice(at + 1).toLowerCase() !== env.REPLY_DOMAIN.toLowerCase()) return null
  const token = form.exec(address.slice(0, at).toLowerCase())?.[1]
  if (!token) return null
  const bytes = fromLetters(token)
  const caseId = bytes
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { caseId, signature: bytes.subarray(16) }
}

/** Whether a signature was made by us for this case and person. */
export function isSignedFor(bound: Bound, signature: Buffer): boolean {
  return signature.length === macLength && timingSafeEqual(signature, mac(bound))
}

/** 96 bits are enough where each guess is a mail to us (NIST SP 800-107, 5.3.4). */
function mac({ tenantId, caseId, memberId }: Bound): Buffer {
  return createHmac('sha256', secretKey('answers by mail')).update([tenantId, caseId, memberId].join(' ')).digest().subarray(0, macLength)
}

/** Base 32 (RFC 4648, 6) in small letters without padding: mail servers do not keep capitals apart. */
function toLetters(bytes: Buffer): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += letters[(held >> (bits - 5)) & 31]
      bits -= 5
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text
}

function fromLetters(text: string): Buffer {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const letter of text) {
    held = (held << 5) | letters.indexOf(letter)
    bits += 5
    if (bits < 8) continue
    bytes.push((held >> (bits - 8)) & 255)
    bits -= 8
    held &= (1 << bits) - 1
  }
  return Buffer.from(bytes)
}

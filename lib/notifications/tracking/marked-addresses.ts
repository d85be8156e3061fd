import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'uuid'
import { env } from '@/lib/core/env'
import { secretKey } from '@/lib/core/secret-key'

const longest = 2000
const lengthOfSeal = 16
const lengthOfId = 16
const purposes = { link: 'letter-link', pixel: 'letter-pixel' } as const
type Purpose = keyof typeof purposes

/**
 * The address of ours that notes that a link of a letter was followed, and leads on to where the link goes. Anything but a
 * place of ours keeps its address: there is no seal for it, so that we never send anybody elsewhere.
 */
export function trackedLink(deliveryId: string, target: string): string {
  const path = pathOfOurs(target)
  return path === null ? target : new URL(`/l/${mark('link', deliveryId, path)}`, env.CASEBELL_URL).href
}

/** The address of the picture that tells that a letter was opened. */
export function openedPixel(deliveryId: string): string {
  return new URL(`/l/${mark('pixel', deliveryId, '')}/opened.gif`, env.CASEBELL_URL).href
}

/** Reads the mark of a link: of which letter, and where it goes. Null for one that is cut, altered or not ours. */
export function readLink(text: string): { deliveryId: string; target: string } | null {
  const read = readMark('link', text)
  const target = read && new URL(read.path, env.CASEBELL_URL).href
  return target && pathOfOurs(target) !== null ? { deliveryId: read.deliveryId, target } : null
}

/** Reads the mark of a picture: of which letter. Null for one that is cut, altered or not ours. */
export function readPixel(text: string): { deliveryId: string } | null {
  return readMark('pixel', text)
}

/** Seal (HMAC-SHA-256, its first 128 bits; RFC 2104, 5), letter and place, in letters that no mail program breaks or completes. */
function mark(purpose: Purpose, deliveryId: string, path: string): string {
  const said = Buffer.concat([parse(deliveryId), Buffer.from(path)])
  return Buffer.concat([seal(purpose, said), said]).toString('base64url')
}

function readMark(purpose: Purpose, text: string): { deliveryId: string; path: string } | null {
  if (text.length > longest) return null
  const bytes = Buffer.from(text, 'base64url')
  const said = bytes.subarray(lengthOfSeal)
  if (said.length < lengthOfId || bytes.toString('base64url') !== text) return null
  if (!timingSafeEqual(seal(purpose, said), bytes.subarray(0, lengthOfSeal))) return null
  return { deliveryId: stringify(said.subarray(0, lengthOfId)), path: said.subarray(lengthOfId).toString() }
}

function seal(purpose: Purpose, said: Buffer): Buffer {
  return createHmac('sha256', secretKey(purposes[purpose])).update(said).digest().subarray(0, lengthOfSeal)
}

/** Path and query of an address on our own origin; null for any other. */
function pathOfOurs(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin, pathname, search } = new URL(address)
  return origin === new URL(env.CASEBELL_URL).origin && !pathname.startsWith('//') ? pathname + search : null
}

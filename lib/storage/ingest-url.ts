import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/core/env'
import { DomainError } from '@/lib/core/errors'
import { secretKey } from '@/lib/core/secret-key'

/** Whether files come to our own disk, and not by way of the UploadThing service. */
export const usesOwnIngest = () => !env.UPLOADTHING_TOKEN

const apiKey = () => `sk_${secretKey('uploads').toString('hex')}`

/** The token UploadThing's handler works with: the service's, or one of our own made from CASEBELL_SECRET. */
export function uploadToken(): string {
  const own = { apiKey: apiKey(), appId: 'casebell', regions: ['disk'] }
  return env.UPLOADTHING_TOKEN ?? Buffer.from(JSON.stringify(own)).toString('base64')
}

/** The origins our pages are served from: the configured one and, on a developer's machine, its other name. */
export function ourOrigins(): string[] {
  const { origin, protocol, hostname, port } = new URL(env.CASEBELL_URL)
  const twin = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }[hostname]
  return twin ? [origin, `${protocol}//${twin}${port ? `:${port}` : ''}`] : [origin]
}

/**
 * Reads an address to send a file to, as UploadThing signs it (`hmac-sha256=` over the address without its signature).
 * One that is altered or not ours is `forbidden`, one past its time is `gone`.
 */
export function readIngestUrl(address: string, now: Date): { uploadId: string; size: number; name: string; type: string } {
  const cut = address.lastIndexOf('&signature=')
  const signature = decoded(address.slice(cut + 11))
  const url = new URL(address)
  const path = address.slice(url.origin.length, cut)
  if (cut < 0 || !ourOrigins().some((origin) => same(sign(origin + path), signature))) throw new DomainError('forbidden', 'signature')
  const asked = (name: string) => decodeURIComponent(url.searchParams.get(name) ?? '')
  if (Number(url.searchParams.get('expires')) < now.getTime()) throw new DomainError('gone', 'expired')
  return { uploadId: asked('x-ut-custom-id'), size: Number(asked('x-ut-file-size')), name: asked('x-ut-file-name'), type: asked('x-ut-file-type') }
}

/** Empty when it is no text in the form of an address. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

/** Signs what our ingest tells our own upload route. */
export const sign = (payload: string) => `hmac-sha256=${createHmac('sha256', apiKey()).update(payload).digest('hex')}`

function same(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

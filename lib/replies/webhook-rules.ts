import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { DomainError } from '@/lib/core/errors'

/** What a provider says of a mail it posts. `digest` is the SHA-256 of the mail, in hex. */
export type Posted = { at: number; to: string[]; from: string; digest: string }

const freshFor = 5 * 60

/** How a posted mail is signed: `t=<seconds>,d=<SHA-256 of the mail>,v1=<HMAC-SHA-256 of "t\nto\nfrom\nd">`, both in hex; `from` without < and >. */
export function signatureOf(secret: string, { at, to, from, digest }: Posted): string {
  return `t=${at},d=${digest},v1=${createHmac('sha256', secret)
    .update([at, to.join(','), from, digest].join('\n'))
    .digest('hex')}`
}

/**
 * Reads what a provider says of a mail. `forbidden` without a secret in the settings, when it is not signed with it, or more
 * than five minutes old or ahead. A mail posted twice in that time is kept once.
 */
export function readPosted(heads: Pick<Headers, 'get'>, secret: string | undefined, now: Date): Posted {
  const said = heads.get('x-casebell-signature') ?? ''
  const [, at = '', digest = ''] = /^t=(\d{10}),d=([0-9a-f]{64}),v1=[0-9a-f]{64}$/.exec(said) ?? []
  if (!secret || !at) throw new DomainError('forbidden', 'signature')
  const sender = heads.get('x-casebell-from')
  if (sender === null) throw new DomainError('invalid', 'no_sender')
  const to = (heads.get('x-casebell-to') ?? '').split(',').map((one) => one.trim())
  const posted = { at: Number(at), to, from: sender.trim().replace(/^<(.*)>$/, '$1'), digest }
  if (!timingSafeEqual(Buffer.from(signatureOf(secret, posted)), Buffer.from(said))) throw new DomainError('forbidden', 'signature')
  if (Math.abs(now.getTime() / 1000 - posted.at) > freshFor) throw new DomainError('forbidden', 'age')
  if (to.length > 5) throw new DomainError('invalid', 'too_many')
  return posted
}

/** The same bytes; fails at their end when they are not what was signed. */
export async function* demandDigest(bytes: AsyncIterable<Uint8Array>, digest: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== digest) throw new DomainError('forbidden', 'digest')
}

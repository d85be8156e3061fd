import { resolve } from 'node:dns/promises'
import { hostname } from 'node:os'
import { Readable } from 'node:stream'
import { readStoredPieces } from '@/lib/storage/disk-store'

/** Looks a name up in the DNS, as `resolve` of Node.js does. */
export type Resolver = (name: string, type: string) => Promise<unknown>
const dns = resolve as Resolver

/**
 * proved: the domain of From stands for this mail, by DMARC (RFC 7489), or where it says nothing there, by a DKIM signature or
 * an SPF pass of the very domain. failed: it disowns the mail. unproven: it says nothing. unanswered: the DNS did not answer,
 * which another hour may mend.
 */
export type SenderCheck = 'proved' | 'failed' | 'unproven' | 'unanswered'

type Kept = { storageKey: string; envelopeFrom: string; ip: string | null; helo: string | null }

/** Whether a mail is from whom it says. Without an address it came from (a provider posted it), by its signatures alone. */
export async function checkSender({ storageKey, envelopeFrom, ip, helo }: Kept, fromAddress: string, resolver: Resolver = dns): Promise<SenderCheck> {
  // 27 MB that only a worker needs to which mail comes
  const { authenticate } = await import('mailauth')
  const { dkim, spf, dmarc } = await authenticate(Readable.from(readStoredPieces(storageKey), { objectMode: false }), {
    sender: envelopeFrom,
    ...(ip ? { ip, helo: helo ?? ip } : {}),
    mta: hostname(),
    resolver,
    disableArc: true,
    disableBimi: true,
  })
  const verdict = dmarc ? dmarc.status.result : 'none'
  if (verdict === 'pass') return 'proved'
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1).toLowerCase()
  const signatures = dkim?.results ?? []
  const spfResult = ip && spf ? spf.status.result : 'none'
  const unanswered = verdict === 'temperror' || spfResult === 'temperror' || signatures.some(({ status }) => status.result === 'temperror')
  if (unanswered) return 'unanswered'
  if (verdict === 'fail') return 'failed'
  const signed = signatures.some(({ status, signingDomain }) => status.result === 'pass' && signingDomain?.toLowerCase() === domain)
  const handedOver = spfResult === 'pass' && spf && spf.domain?.toLowerCase() === domain
  if (signed || handedOver) return 'proved'
  return spfResult === 'fail' ? 'failed' : 'unproven'
}

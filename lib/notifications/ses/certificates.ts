import { X509Certificate } from 'node:crypto'
import { dayInMs } from '@/lib/core/clock'

/** Fetches a certificate as PEM. The address was checked before. */
export type LoadCertificate = (url: string) => Promise<string>

const most = 20
const largest = 32 * 1024

/** From Amazon: no redirects, five seconds, a certificate's size. */
export const loadFromAmazon: LoadCertificate = async (url) => {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) })
  const text = await answer.text()
  if (!answer.ok || text.length > largest) throw new Error(`no certificate: ${answer.status}`)
  return text
}

/** Certificates by address, kept for a day: SNS signs with the same for months. What could not be read is not kept. */
export function certificatesFrom(load: LoadCertificate): (url: string, now: Date) => Promise<X509Certificate> {
  const kept = new Map<string, { certificate: X509Certificate; until: number }>()
  return async (url, now) => {
    const known = kept.get(url)
    if (known && known.until > now.getTime()) return known.certificate
    const certificate = new X509Certificate(await load(url))
    if (kept.size >= most) kept.clear()
    kept.set(url, { certificate, until: now.getTime() + dayInMs })
    return certificate
  }
}

/** Whether a certificate is of Amazon SNS and valid now. */
export function isOfSns(certificate: X509Certificate, now: Date): boolean {
  const valid = Date.parse(certificate.validFrom) <= now.getTime() && now.getTime() <= Date.parse(certificate.validTo)
  return valid && /^CN=sns(\.[a-z0-9-]+)?\.amazonaws\.com$/m.test(certificate.subject)
}

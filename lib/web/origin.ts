import { env } from '@/lib/core/env'

/**
 * Whether a write came from a page of ours. The origin must be there and be the one we are configured to answer as;
 * what a request says of its own host (Host, X-Forwarded-Host) is not asked.
 */
export function isOurOrigin(origin: string | null): boolean {
  if (!origin) return false
  const ours = new URL(env.CASEBELL_URL)
  if (origin === ours.origin) return true
  // on a developer's machine, the two names of it are one
  const twin = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }[ours.hostname]
  return twin !== undefined && origin === `${ours.protocol}//${twin}:${ours.port}`
}

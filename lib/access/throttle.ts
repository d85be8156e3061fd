import { createHash } from 'node:crypto'
import { DomainError } from '@/lib/core/errors'
import { db } from '@/lib/db/client'

const windowMinutes = 60
/** failures that cost nothing; after them each doubles the wait, to at most a quarter of an hour */
const free = { address: 5, network: 50 }

const keyOf = (what: keyof typeof free, value: string) => `${what}:${createHash('sha256').update(value).digest('hex').slice(0, 32)}`

/** Refuses (`rate_limited`, seconds to wait) while an address or a network has failed too often. */
export async function demandPatience(email: string, ip: string | null, at: Date): Promise<void> {
  const keys = [keyOf('address', email), ...(ip ? [keyOf('network', ip)] : [])]
  const blocked = await db.system.signInThrottle.findFirst({ where: { key: { in: keys }, blockedUntil: { gt: at } }, orderBy: { blockedUntil: 'desc' } })
  if (!blocked?.blockedUntil) return
  throw new DomainError('rate_limited', 'too_many_tries', {}, { seconds: Math.ceil((blocked.blockedUntil.getTime() - at.getTime()) / 1000) })
}

/** Counts a failed sign-in for its address and its network. */
export async function countFailure(email: string, ip: string | null, at: Date): Promise<void> {
  await Promise.all([count(keyOf('address', email), free.address, at), ip ? count(keyOf('network', ip), free.network, at) : undefined])
}

/** A right password forgives the address, not the network. */
export async function forgive(email: string): Promise<void> {
  await db.system.signInThrottle.deleteMany({ where: { key: keyOf('address', email) } })
}

async function count(key: string, freeFailures: number, at: Date): Promise<void> {
  await db.system.$executeRaw`
    INSERT INTO "SignInThrottle" (key, failures, "windowStartAt") VALUES (${key}, 1, ${at}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN "SignInThrottle"."windowStartAt" < ${at}::timestamptz - make_interval(mins => ${windowMinutes}::int) THEN 1 ELSE "SignInThrottle".failures + 1 END,
      "windowStartAt" = CASE WHEN "SignInThrottle"."windowStartAt" < ${at}::timestamptz - make_interval(mins => ${windowMinutes}::int) THEN ${at}::timestamptz ELSE "SignInThrottle"."windowStartAt" END,
      "blockedUntil" = CASE WHEN "SignInThrottle".failures + 1 > ${freeFailures}::int
        THEN ${at}::timestamptz + least(make_interval(mins => 15), make_interval(secs => power(2, "SignInThrottle".failures + 1 - ${freeFailures}::int)))
        ELSE NULL END`
}

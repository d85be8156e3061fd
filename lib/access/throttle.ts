import { createHash } from 'node:crypto'
import { DomainError } from '@/lib/core/errors'
import { db } from '@/lib/db/client'

const windowMinutes = 60
/** tries that cost nothing; after them each doubles the wait, to at most a quarter of an hour */
const free = { address: 5, network: 50 }

/** What is tried: to guess a password, or to have links mailed. Each is counted for itself, so that neither hinders the other. */
type Trial = 'password' | 'link'

const keyOf = (trial: Trial, what: keyof typeof free, value: string) =>
  `${trial === 'link' ? 'link-' : ''}${what}:${createHash('sha256').update(value).digest('hex').slice(0, 32)}`

/** Refuses (`rate_limited`, seconds to wait) while an address or a network has tried too often. */
export async function demandPatience(trial: Trial, email: string, ip: string | null, at: Date): Promise<void> {
  const keys = [keyOf(trial, 'address', email), ...(ip ? [keyOf(trial, 'network', ip)] : [])]
  const blocked = await db.system.signInThrottle.findFirst({ where: { key: { in: keys }, blockedUntil: { gt: at } }, orderBy: { blockedUntil: 'desc' } })
  if (!blocked?.blockedUntil) return
  throw new DomainError('rate_limited', 'too_many_tries', {}, { seconds: Math.ceil((blocked.blockedUntil.getTime() - at.getTime()) / 1000) })
}

/** Counts a wrong password, or that a link was asked for, for its address and its network. */
export async function countTry(trial: Trial, email: string, ip: string | null, at: Date): Promise<void> {
  await Promise.all([count(keyOf(trial, 'address', email), free.address, at), ip ? count(keyOf(trial, 'network', ip), free.network, at) : undefined])
}

/** A right password, or a new one by a mailed link, forgives the address its wrong passwords, not the network. */
export async function forgive(email: string): Promise<void> {
  await db.system.signInThrottle.deleteMany({ where: { key: keyOf('password', 'address', email) } })
}

async function count(key: string, freeTries: number, at: Date): Promise<void> {
  await db.system.$executeRaw`
    INSERT INTO "SignInThrottle" (key, failures, "windowStartAt") VALUES (${key}, 1, ${at}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN "SignInThrottle"."windowStartAt" < ${at}::timestamptz - make_interval(mins => ${windowMinutes}::int) THEN 1 ELSE "SignInThrottle".failures + 1 END,
      "windowStartAt" = CASE WHEN "SignInThrottle"."windowStartAt" < ${at}::timestamptz - make_interval(mins => ${windowMinutes}::int) THEN ${at}::timestamptz ELSE "SignInThrottle"."windowStartAt" END,
      "blockedUntil" = CASE WHEN "SignInThrottle".failures + 1 > ${freeTries}::int
        THEN ${at}::timestamptz + least(make_interval(mins => 15), make_interval(secs => power(2, "SignInThrottle".failures + 1 - ${freeTries}::int)))
        ELSE NULL END`
}

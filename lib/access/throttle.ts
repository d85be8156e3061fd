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

/**
 * Counts a try, before it is known whether it succeeds, for its network and its address; refuses it (`rate_limited`, seconds
 * to wait) while either has tried too often, and then counts nothing. Tries made at once are counted one after the other, so
 * that many together are no more guesses than as many in a row.
 */
export async function takeTry(trial: Trial, email: string, ip: string | null, at: Date): Promise<void> {
  const address = keyOf(trial, 'address', email)
  await take(address, free.address, at)
  if (!ip) return
  await take(keyOf(trial, 'network', ip), free.network, at).catch(async (error) => {
    await giveBack(address)
    throw error
  })
}

/** A right password, or a new one by a mailed link, forgives the address its wrong passwords; of the network's only the try that was right. */
export async function forgive(email: string, ip: string | null = null): Promise<void> {
  await db.system.signInThrottle.deleteMany({ where: { key: keyOf('password', 'address', email) } })
  if (ip) await giveBack(keyOf('password', 'network', ip))
}

async function giveBack(key: string): Promise<void> {
  await db.system.signInThrottle.updateMany({ where: { key, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } })
}

async function take(key: string, freeTries: number, at: Date): Promise<void> {
  const taken = await db.system.$executeRaw`
    INSERT INTO "SignInThrottle" AS t (key, failures, "windowStartAt") VALUES (${key}, 1, ${at}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET (failures, "windowStartAt", "blockedUntil") = (
      SELECT n, since, CASE WHEN n > ${freeTries}::int
        THEN ${at}::timestamptz + least(make_interval(mins => 15), make_interval(secs => power(2, least(n - ${freeTries}::int, 10)))) END
      FROM (SELECT CASE WHEN isOver THEN 1 ELSE t.failures + 1 END AS n, CASE WHEN isOver THEN ${at}::timestamptz ELSE t."windowStartAt" END AS since
        FROM (SELECT t."windowStartAt" < ${at}::timestamptz - make_interval(mins => ${windowMinutes}::int) AS isOver) a) b)
    WHERE coalesce(t."blockedUntil" <= ${at}::timestamptz, true)`
  if (taken > 0) return
  const { blockedUntil } = (await db.system.signInThrottle.findUnique({ where: { key } })) ?? {}
  throw new DomainError('rate_limited', 'too_many_tries', {}, { seconds: Math.max(1, Math.ceil(((blockedUntil?.getTime() ?? 0) - at.getTime()) / 1000)) })
}

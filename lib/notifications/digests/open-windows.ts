import { newId } from '@/lib/core/ids'
import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'
import { nextPeriod, type Period } from './rules'

/** Somebody who hears by digest, and when theirs comes. */
export type DigestReader = { userId: string; method: Period['method']; timeZone: string; digestHour: number }

/**
 * The digests that are to carry what happens now, by person, opened by whoever comes first and locked until the caller's
 * transaction ends, so that they cannot close meanwhile. One that has closed early is left alone: the next period takes
 * what comes.
 */
export async function openWindows(tx: Tx, tenantId: string, readers: DigestReader[], at: Date): Promise<Map<string, string>> {
  const open = new Map<string, string>()
  // in one order, so that two who open the same never wait for each other
  let asked = [...readers].sort((one, other) => (one.userId < other.userId ? -1 : 1)).map((reader) => ({ reader, ...nextPeriod(reader.method, reader, at) }))
  while (asked.length > 0) {
    const rows = asked.map(
      ({ reader: { userId, method }, periodOn, dueAt }) =>
        Prisma.sql`(${newId()}::uuid, ${tenantId}::uuid, ${userId}::uuid, ${method}::"DeliveryMethod", ${periodOn}::date, ${dueAt}::timestamptz)`,
    )
    const windows = await tx.$queryRaw<{ id: string; userId: string; closedAt: Date | null }[]>`
      INSERT INTO "DigestWindow" (id, "tenantId", "userId", method, "periodOn", "dueAt") VALUES ${Prisma.join(rows)}
      ON CONFLICT ("tenantId", "userId", method, "periodOn") DO UPDATE SET "dueAt" = CASE WHEN "DigestWindow"."closedAt" IS NULL THEN excluded."dueAt" ELSE "DigestWindow"."dueAt" END
      RETURNING id, "userId", "closedAt"`
    for (const { id, userId, closedAt } of windows) if (!closedAt) open.set(userId, id)
    asked = asked.flatMap(({ reader, dueAt }) => (open.has(reader.userId) ? [] : [{ reader, ...nextPeriod(reader.method, reader, dueAt) }]))
  }
  return open
}

import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/transact'
import { nextPeriod, type Period } from './rules'

type Reader = { tenantId: string; userId: string; timeZone: string; digestHour: number }

/**
 * The digest that is to carry what happens now, opened by whoever comes first and locked until the caller's transaction
 * ends, so that it cannot close meanwhile. One that has closed early is left alone: the next period takes what comes.
 */
export async function openWindow(tx: Tx, { tenantId, userId, ...reader }: Reader, method: Period['method'], at: Date): Promise<string> {
  for (let after = at; ; ) {
    const { periodOn, dueAt } = nextPeriod(method, reader, after)
    const [window] = await tx.$queryRaw<{ id: string; closedAt: Date | null }[]>`
      INSERT INTO "DigestWindow" (id, "tenantId", "userId", method, "periodOn", "dueAt")
      VALUES (${newId()}::uuid, ${tenantId}::uuid, ${userId}::uuid, ${method}::"DeliveryMethod", ${periodOn}::date, ${dueAt})
      ON CONFLICT ("tenantId", "userId", method, "periodOn") DO UPDATE SET "dueAt" = CASE WHEN "DigestWindow"."closedAt" IS NULL THEN excluded."dueAt" ELSE "DigestWindow"."dueAt" END
      RETURNING id, "closedAt"`
    if (window && !window.closedAt) return window.id
    after = dueAt
  }
}

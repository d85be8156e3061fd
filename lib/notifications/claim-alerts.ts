import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'

type Alert = { recipientId: string; alert: string }

/**
 * Claims alerts that go out once in 24 hours, and answers with the people who are to be told: whoever had the same
 * alert from another event within the last 24 hours is left out. The key decides, not a look beforehand, so that of
 * many at once one wins. The same event may claim again.
 */
export async function claimAlerts(tx: Tx, tenantId: string, eventId: string, alerts: Alert[], at: Date): Promise<Set<string>> {
  if (alerts.length === 0) return new Set()
  const sorted = [...alerts].sort((one, other) => (one.recipientId < other.recipientId ? -1 : 1))
  const rows = sorted.map(({ recipientId, alert }) => Prisma.sql`(${tenantId}::uuid, ${recipientId}::uuid, ${alert}, ${eventId}::uuid, ${at}::timestamptz)`)
  const claimed = await tx.$queryRaw<{ recipientId: string }[]>`
    INSERT INTO "SentAlert" ("tenantId", "recipientId", alert, "eventId", at) VALUES ${Prisma.join(rows)}
    ON CONFLICT ("tenantId", "recipientId", alert) DO UPDATE SET "eventId" = excluded."eventId", at = excluded.at
      WHERE "SentAlert"."eventId" = excluded."eventId" OR "SentAlert".at <= excluded.at - interval '24 hours'
    RETURNING "recipientId"`
  return new Set(claimed.map(({ recipientId }) => recipientId))
}

import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'

type Alert = { recipientId: string; alert: string; eventId: string }

/**
 * Claims alerts that go out once in 24 hours, and answers with those that are to go out: not those that the person had from another
 * event within the last 24 hours, nor the same a second time in one call. The key decides, not a look beforehand, so that
 * of many at once one wins. The same event may claim again.
 */
export async function claimAlerts(tx: Tx, tenantId: string, alerts: Alert[], at: Date): Promise<Alert[]> {
  const first = new Map<string, Alert>()
  for (const alert of alerts) if (!first.has(keyOf(alert))) first.set(keyOf(alert), alert)
  if (first.size === 0) return []
  // in one order, so that two who claim the same never wait for each other
  const sorted = [...first.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, alert]) => alert)
  const rows = sorted.map(
    ({ recipientId, alert, eventId }) => Prisma.sql`(${tenantId}::uuid, ${recipientId}::uuid, ${alert}, ${eventId}::uuid, ${at}::timestamptz)`,
  )
  const claimed = await tx.$queryRaw<Alert[]>`
    INSERT INTO "SentAlert" ("tenantId", "recipientId", alert, "eventId", at) VALUES ${Prisma.join(rows)}
    ON CONFLICT ("tenantId", "recipientId", alert) DO UPDATE SET "eventId" = excluded."eventId", at = excluded.at
      WHERE "SentAlert"."eventId" = excluded."eventId" OR "SentAlert".at <= excluded.at - interval '24 hours'
    RETURNING "recipientId", alert, "eventId"`
  const byKey = new Map(claimed.map((alert) => [keyOf(alert), alert.eventId]))
  return sorted.filter((alert) => byKey.get(keyOf(alert)) === alert.eventId)
}

const keyOf = ({ recipientId, alert }: Alert) => `${recipientId} ${alert}`

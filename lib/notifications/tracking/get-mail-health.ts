import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { type Health, healthOf } from './rules'

export type MailHealth = Health & { days: 7; sent: number; bounced: number; complained: number; flagged: number }

/**
 * How the office's e-mail fared today and in the six days before, local days as in the statistics: shares that came back
 * or were called spam, and people with a flag.
 */
export async function getMailHealth(actor: Actor): Promise<MailHealth> {
  demand(actor, 'notification.oversee')
  const [row] = await read<{ sent: number; bounced: number; complained: number; flagged: number }>(
    actor,
    Prisma.sql`
      WITH office AS (SELECT (${actor.at}::timestamptz AT TIME ZONE "timeZone")::date AS today FROM "Tenant" WHERE id = ${actor.tenantId}::uuid)
      SELECT coalesce(sum(c.count) FILTER (WHERE c.status NOT IN ('queued', 'failed', 'skipped')), 0)::int AS sent,
        coalesce(sum(c.count) FILTER (WHERE c.status = 'bounced'), 0)::int AS bounced, coalesce(sum(c.count) FILTER (WHERE c.status = 'complained'), 0)::int AS complained,
        (SELECT count(DISTINCT f."openUserId")::int FROM "EmailFlag" f WHERE f."tenantId" = ${actor.tenantId}::uuid AND f."openUserId" IS NOT NULL) AS flagged
      FROM "DeliveryCount" c WHERE c."tenantId" = ${actor.tenantId}::uuid AND c.channel = 'email'
        AND c.day > (SELECT today - 7 FROM office) AND c.day <= (SELECT today FROM office)`,
  )
  if (!row) throw new Error('no numbers')
  return { days: 7, ...row, ...healthOf(row) }
}

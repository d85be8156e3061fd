import { demand, may } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'

type DeliveryShown = {
  id: string
  channel: string
  method: string
  status: string
  address: string | null
  attempts: number
  error: string | null
  bounceType: string | null
  queuedAt: string
  sentAt: string | null
  deliveredAt: string | null
  openedAt: string | null
  clickedAt: string | null
  bouncedAt: string | null
  complainedAt: string | null
  failedAt: string | null
}
export type NotificationEvents = {
  notificationId: string
  type: string
  recipientId: string
  deliveries: DeliveryShown[]
  /** as the audit trail has them, oldest first */
  events: { id: string; type: string; at: string; details: Record<string, unknown> }[]
}

/**
 * What became of one notification: by each channel, and everything the trail has of it. For its recipient or an
 * administrator; a colleague is `forbidden`, another office's is `not_found`.
 */
export async function listNotificationEvents(actor: Actor, { id }: { id: string }): Promise<NotificationEvents> {
  demand(actor, 'notification.read')
  const { tenantId } = actor
  const [row] = await read<NotificationEvents>(
    actor,
    Prisma.sql`
      SELECT n.id AS "notificationId", n.kind AS type, n."recipientId",
        (SELECT coalesce(json_agg(json_build_object('id', d.id, 'channel', d.channel, 'method', d.method, 'status', d.status, 'address', d.address,
            'attempts', d.attempts, 'error', d.error, 'bounceType', d."bounceType", 'queuedAt', d."queuedAt", 'sentAt', d."sentAt", 'deliveredAt', d."deliveredAt",
            'openedAt', d."openedAt", 'clickedAt', d."clickedAt", 'bouncedAt', d."bouncedAt", 'complainedAt', d."complainedAt", 'failedAt', d."failedAt")
            ORDER BY d.channel), '[]')
          FROM "Delivery" d WHERE d."tenantId" = n."tenantId" AND d."notificationId" = n.id) AS deliveries,
        (SELECT coalesce(json_agg(json_build_object('id', e.id, 'type', e.type, 'at', e.at, 'details', e.details) ORDER BY e.at, e.id), '[]')
          FROM "AuditEvent" e WHERE e."tenantId" = n."tenantId" AND e."personId" = n."recipientId" AND e.details->>'notificationId' = n.id::text) AS events
      FROM "Notification" n WHERE n."tenantId" = ${tenantId}::uuid AND n.id = ${id}::uuid`,
  )
  if (!row) throw new DomainError('not_found', 'notification')
  if (row.recipientId !== actor.userId && !may(actor, 'notification.oversee')) throw new DomainError('forbidden', 'notification')
  return row
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { notificationViewed } from './events'

/** Marks one of the reader's notifications read. Twice is harmless and told once; somebody else's is `not_found`. */
export async function markNotificationRead(actor: Actor, { id }: { id: string }): Promise<{ id: string; readAt: string }> {
  demand(actor, 'notification.read')
  return transact(actor, async (tx) => {
    const mine = { tenantId: actor.tenantId, id, recipientId: actor.userId }
    const marked = await tx.notification.updateMany({ where: { ...mine, readAt: null }, data: { readAt: actor.at } })
    const row = await tx.notification.findFirst({ where: mine, select: { kind: true, caseId: true, readAt: true } })
    if (!row) throw new DomainError('not_found')
    const readAt = (row.readAt ?? actor.at).toISOString()
    if (marked.count > 0) {
      const about = { caseId: row.caseId, personId: actor.userId }
      await recordEvent(tx, actor, notificationViewed(about, { notificationId: id, type: row.kind, recipientId: actor.userId, readAt }))
    }
    return { id, readAt }
  })
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { allNotificationsViewed } from './events'

/** Marks all of the reader's notifications read and tells how many there were. With none unread nothing is written. */
export async function markAllNotificationsRead(actor: Actor): Promise<{ count: number }> {
  demand(actor, 'notification.read')
  return transact(actor, async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { tenantId: actor.tenantId, recipientId: actor.userId, readAt: null },
      data: { readAt: actor.at },
    })
    if (count > 0) {
      const event = allNotificationsViewed({ caseId: null, personId: actor.userId }, { count, readAt: actor.at.toISOString() })
      await recordEvent(tx, actor, event)
    }
    return { count }
  })
}

import { systemActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { channelOf, queueDeliveries } from '../channels/all-channels'
import { notificationCreated } from '../events'
import { loadWaiting } from '../load-delivery'
import { whyNot } from '../send-delivery'

/**
 * Closes a digest that is due and queues its letter, in one transaction: what is no longer true or wanted is skipped,
 * and when nothing is left nothing is sent. Twice is harmless, and nothing joins a closed digest.
 */
export async function closeDigest({ tenantId, windowId }: { tenantId: string; windowId: string }): Promise<void> {
  await transact({ tenantId }, async (tx) => {
    const now = new Date()
    const [window] = await tx.$queryRaw<{ userId: string; method: 'daily_digest' | 'weekly_digest'; dueAt: Date; closedAt: Date | null }[]>`
      SELECT "userId", method::text AS method, "dueAt", "closedAt" FROM "DigestWindow" WHERE "tenantId" = ${tenantId}::uuid AND id = ${windowId}::uuid FOR UPDATE`
    if (!window || window.closedAt || window.dueAt > now) return
    const left = await skipWhatIsOver(tx, tenantId, windowId, now)
    if (left > 0) await queueLetter(tx, { tenantId, windowId, ...window }, now)
    await tx.digestWindow.update({ where: { tenantId_id: { tenantId, id: windowId } }, data: { closedAt: now }, select: { id: true } })
  })
}

/** Skips what need not be told any more, each with its reason; answers how much is left to tell. */
async function skipWhatIsOver(tx: Tx, tenantId: string, windowId: string, now: Date): Promise<number> {
  const waiting = await loadWaiting(tx, tenantId, windowId)
  const reasons = new Map<string, string[]>()
  for (const delivery of waiting) {
    const why = whyNot(delivery, now)
    if (why) reasons.set(why, [...(reasons.get(why) ?? []), delivery.id])
  }
  for (const [error, ids] of reasons) await tx.delivery.updateMany({ where: { tenantId, id: { in: ids } }, data: { status: 'skipped', error } })
  return waiting.length - [...reasons.values()].flat().length
}

type Closing = { tenantId: string; windowId: string; userId: string; method: 'daily_digest' | 'weekly_digest' }

async function queueLetter(tx: Tx, { tenantId, windowId, userId, method }: Closing, at: Date): Promise<void> {
  const notificationId = newId()
  const deliveryId = newId()
  const digest = { id: notificationId, tenantId, eventId: windowId, kind: 'digest', recipientId: userId, priority: 'low' as const, createdAt: at, readAt: at }
  await tx.notification.create({ data: digest, select: { id: true } })
  const delivery = { id: deliveryId, tenantId, notificationId, channel: 'email' as const, method, windowId, ...channelOf('email').opening(at) }
  await tx.delivery.create({ data: delivery, select: { id: true } })
  const about = { notificationId, type: 'digest', recipientId: userId }
  await recordEvent(tx, systemActor(tenantId, at, `digest:${windowId}`), notificationCreated({ caseId: null, personId: userId }, about))
  await queueDeliveries(tx, [{ channel: 'email', tenantId, deliveryId }])
}

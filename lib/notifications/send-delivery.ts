import { systemActor } from '@/lib/core/actor'
import { type Tx, transact } from '@/lib/db/transact'
import type { DomainEvent } from '@/lib/events/event'
import { recordEvent } from '@/lib/events/record-event'
import { openReachTask } from '@/lib/holds/reach/open-reach-task'
import { channelOf, queueDelivery } from './channels/all-channels'
import type { Attempt, Message } from './channels/channel'
import { complianceTags, emailFailed, emailSent, messageFailed, messageSent } from './events'
import { findKind } from './kinds/all-kinds'
import type { ChannelName } from './kinds/kind'
import { type LoadedDelivery, loadDelivery } from './load-delivery'
import { channelsOf, minutesOfQuiet } from './preferences/rules'
import { minuteOfDay, nextTryAt } from './rules'

/**
 * Sends one delivery. Whether it is still wanted, allowed and true is decided now, not when it was queued; no database
 * connection is held while somebody else's server is asked. The outcome is written down: sent, or failed with the
 * error, and then only what is temporary is tried again. A process killed between sending and writing sends the same
 * letter once more, with the same Message-ID. A delivery that is done is left alone.
 */
export async function sendDelivery({ tenantId, deliveryId }: { tenantId: string; deliveryId: string }): Promise<void> {
  const delivery = await transact({ tenantId }, (tx) => loadDelivery(tx, tenantId, deliveryId))
  if (delivery?.status !== 'queued') return
  if (await waitForQuiet(delivery)) return
  const message = whyNot(delivery) ? null : await channelOf(delivery.channel).write(delivery)
  if (!message) return skip(delivery, whyNot(delivery) ?? 'no_message')
  const attempt = await message.send()
  await writeDown(delivery, message, attempt)
}

/** Why a delivery is no longer to be sent, as a stable word; null when it is. */
export function whyNot(delivery: LoadedDelivery): 'disabled' | 'not_theirs' | 'not_true' | 'not_wanted' | 'unknown_kind' | null {
  const { recipient, case: about, hold, item } = delivery
  const kind = findKind(delivery.kind)
  if (!kind) return 'unknown_kind'
  if (recipient.disabledAt) return 'disabled'
  if (!channelsOf(kind, delivery.preferences).includes(delivery.channel)) return 'not_wanted'
  if (!about) return null
  if (about.deletedAt) return 'not_theirs'
  if (recipient.role === 'member' && about.memberId !== recipient.id) return 'not_theirs'
  const standing = {
    recipientId: recipient.id,
    memberId: about.memberId,
    technicianId: about.technicianId,
    hasMemberUpdates: about.hasMemberUpdates,
    statusKind: about.statusKind,
    openHoldId: hold?.id ?? null,
    itemState: item?.state ?? null,
  }
  return kind.isStillTrue(standing, delivery.params) ? null : 'not_true'
}

/** Puts off what would ring in the person's quiet hours, as they are now, to the minute they end. */
async function waitForQuiet({ tenantId, id, kind: name, channel, preferences, recipient }: LoadedDelivery): Promise<boolean> {
  const kind = findKind(name)
  const now = new Date()
  const minutes = kind ? minutesOfQuiet(kind, channel, preferences, minuteOfDay(now, recipient.timeZone)) : 0
  if (minutes === 0) return false
  await transact({ tenantId }, (tx) => queueDelivery(tx, channel, { tenantId, deliveryId: id }, new Date(now.getTime() + minutes * 60_000)))
  return true
}

async function skip({ tenantId, id }: LoadedDelivery, why: string): Promise<void> {
  await transact({ tenantId }, (tx) => tx.delivery.updateMany({ where: { tenantId, id, status: 'queued' }, data: { status: 'skipped', error: why } }))
}

async function writeDown(delivery: LoadedDelivery, message: Message, attempt: Attempt): Promise<void> {
  const { tenantId, id, recipient, case: about, template } = delivery
  const now = new Date()
  const tries = delivery.attempts + 1
  const retryAt = attempt.kind === 'temporary' ? nextTryAt(tries, delivery.queuedAt, now) : null
  const subject = { caseId: about?.id ?? null, personId: recipient.id }
  const letter = {
    notificationId: delivery.notificationId,
    type: delivery.kind,
    recipientId: recipient.id,
    deliveryId: id,
    address: message.address,
    subject: message.subject,
    method: delivery.method,
    attempt: tries,
    compliance: complianceTags,
    ...(template ? { template: { version: template.version, ...(template.fault ? { fault: template.fault } : {}) } } : {}),
  }
  await transact({ tenantId }, async (tx) => {
    const written = await tx.delivery.updateMany({
      where: { tenantId, id, status: 'queued' },
      data: { attempts: tries, address: message.address, ...outcome(attempt, retryAt, now) },
    })
    if (written.count === 0) return
    if (delivery.kind === 'digest' && (attempt.kind === 'sent' || !retryAt)) await tellItems(tx, delivery, outcome(attempt, retryAt, now))
    const actor = systemActor(tenantId, now, `delivery:${id}`)
    const event = eventOf(delivery.channel, subject, letter, attempt, retryAt)
    await recordEvent(tx, actor, event, { id: delivery.eventId, depth: 0 })
    if (about && delivery.kind === 'hold_placed' && attempt.kind !== 'sent' && !retryAt) await openReachTask(tx, actor, about.id)
    if (retryAt) await queueDelivery(tx, delivery.channel, { tenantId, deliveryId: id }, retryAt)
  })
}

/** The event of an outcome: letters have their own, the other channels share one. */
function eventOf(
  channel: ChannelName,
  subject: { caseId: string | null; personId: string },
  letter: Omit<Parameters<typeof emailSent>[1], 'messageId'>,
  attempt: Attempt,
  retryAt: Date | null,
): DomainEvent {
  const by = { ...letter, channel: channel as 'sms' | 'slack' | 'web_push' }
  if (attempt.kind === 'sent') {
    const messageId = attempt.providerId
    return channel === 'email' ? emailSent(subject, { ...letter, messageId }) : messageSent(subject, { ...by, messageId })
  }
  const failure = { error: attempt.error, retryAt: retryAt?.toISOString() ?? null }
  return channel === 'email' ? emailFailed(subject, { ...letter, ...failure }) : messageFailed(subject, { ...by, ...failure })
}

/** What a digest told shares its fate. */
async function tellItems(tx: Tx, { tenantId, windowId, recipient }: LoadedDelivery, data: ReturnType<typeof outcome>): Promise<void> {
  if (windowId) await tx.delivery.updateMany({ where: { tenantId, windowId, status: 'queued' }, data: { ...data, attempts: 1, address: recipient.email } })
}

function outcome(attempt: Attempt, retryAt: Date | null, now: Date) {
  if (attempt.kind === 'sent')
    return { status: 'sent' as const, sentAt: now, messageId: attempt.providerId, acceptedAs: attempt.acceptedAs ?? null, error: null }
  if (retryAt) return { error: attempt.error }
  return { status: 'failed' as const, failedAt: now, error: attempt.error }
}

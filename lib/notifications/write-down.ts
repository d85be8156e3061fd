import { systemActor } from '@/lib/core/actor'
import { gathered } from '@/lib/core/gathered'
import { type Tx, transact } from '@/lib/db/transact'
import type { DomainEvent } from '@/lib/events/event'
import { recordEvents } from '@/lib/events/record-event'
import { openReachTasks } from '@/lib/holds/reach/open-reach-tasks'
import { queueDeliveries } from './channels/all-channels'
import type { Attempt, Message } from './channels/channel'
import { complianceTags, emailFailed, emailSent, messageFailed, messageSent } from './events'
import type { LoadedDelivery } from './load-delivery'
import { nextTryAt } from './rules'

/** One try to deliver, and what came of it. */
export type Tried = { delivery: LoadedDelivery; message: Pick<Message, 'address' | 'subject'>; attempt: Attempt }
type Outcome = Tried & { tries: number; retryAt: Date | null }

/**
 * Writes down what became of a delivery: sent, or failed with the error, and then when it is tried again. One that is
 * done already is left alone. Deliveries of an office that end together are written together, in one transaction.
 */
export const writeDown: (tried: Tried) => Promise<void> = gathered(({ delivery }) => delivery.tenantId, writeAll)

async function writeAll(tried: Tried[]): Promise<void[]> {
  const tenantId = tried[0]?.delivery.tenantId ?? ''
  const now = new Date()
  const outcomes = tried.map((one): Outcome => {
    const tries = one.delivery.attempts + 1
    return { ...one, tries, retryAt: one.attempt.kind === 'temporary' ? nextTryAt(tries, one.delivery.queuedAt, now) : null }
  })
  await transact({ tenantId }, async (tx) => {
    const written = await change(tx, tenantId, outcomes, now)
    const actorOf = ({ delivery }: Outcome) => systemActor(tenantId, now, `delivery:${delivery.id}`)
    await recordEvents(
      tx,
      written.map((one) => ({ actor: actorOf(one), event: eventOf(one), cause: { id: one.delivery.eventId, depth: 0 } })),
    )
    const lost = written.filter(({ delivery, attempt, retryAt }) => delivery.kind === 'hold_placed' && attempt.kind !== 'sent' && !retryAt)
    await openReachTasks(
      tx,
      lost.flatMap((one) => (one.delivery.case ? [{ caseId: one.delivery.case.id, actor: actorOf(one) }] : [])),
    )
    const again = written.flatMap(({ delivery: { id, channel }, retryAt }) => (retryAt ? [{ channel, tenantId, deliveryId: id, runAt: retryAt }] : []))
    await queueDeliveries(tx, again)
  })
  return tried.map(() => undefined)
}

/**
 * Changes the rows that still wait, and what a digest told shares its fate. Answers with what was changed. By their ids: the
 * state as text keeps PostgreSQL from going through everything that waits.
 */
async function change(tx: Tx, tenantId: string, outcomes: Outcome[], now: Date): Promise<Outcome[]> {
  const ends = outcomes.map(({ delivery, message, attempt, tries, retryAt }) => ({
    id: delivery.id,
    // what it told shares the fate of a digest, unless it is tried again
    windowId: delivery.kind === 'digest' && !retryAt ? delivery.windowId : null,
    tries,
    address: message.address,
    toldAddress: delivery.recipient.email,
    ...(attempt.kind === 'sent'
      ? { status: 'sent', sentAt: now, messageId: attempt.providerId, acceptedAs: attempt.acceptedAs }
      : { status: retryAt ? 'queued' : 'failed', failedAt: retryAt ? null : now, error: attempt.error }),
  }))
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH w AS (SELECT * FROM json_to_recordset(${JSON.stringify(ends)}::json) AS w(id uuid, "windowId" uuid, tries int, address text, "toldAddress" text,
        status "DeliveryStatus", "sentAt" timestamptz, "failedAt" timestamptz, "messageId" text, "acceptedAs" text, error text)),
      told AS (UPDATE "Delivery" d SET status = w.status, attempts = 1, address = w."toldAddress", "sentAt" = w."sentAt", "failedAt" = w."failedAt",
          "messageId" = w."messageId", "acceptedAs" = w."acceptedAs", error = w.error
        FROM w WHERE d."tenantId" = ${tenantId}::uuid AND d."windowId" = w."windowId" AND d.id <> w.id AND d.status = 'queued'
          AND EXISTS (SELECT FROM "Delivery" e WHERE e."tenantId" = d."tenantId" AND e.id = w.id AND e.status = 'queued'))
    UPDATE "Delivery" d SET status = w.status, attempts = w.tries, address = w.address, "sentAt" = w."sentAt", "failedAt" = w."failedAt",
      "messageId" = w."messageId", "acceptedAs" = w."acceptedAs", error = w.error
    FROM w WHERE d."tenantId" = ${tenantId}::uuid AND d.id = w.id AND d.status::text = 'queued' RETURNING d.id`
  const changed = new Set(rows.map(({ id }) => id))
  return outcomes.filter(({ delivery }) => changed.has(delivery.id))
}

/** The event of an outcome: letters have their own, the other channels share one. */
function eventOf({ delivery, message, attempt, tries, retryAt }: Outcome): DomainEvent {
  const { id, recipient, case: about, template, channel } = delivery
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
  const by = { ...letter, channel: channel as 'sms' | 'slack' | 'web_push' }
  if (attempt.kind === 'sent') {
    const messageId = attempt.providerId
    return channel === 'email' ? emailSent(subject, { ...letter, messageId }) : messageSent(subject, { ...by, messageId })
  }
  const failure = { error: attempt.error, retryAt: retryAt?.toISOString() ?? null }
  return channel === 'email' ? emailFailed(subject, { ...letter, ...failure }) : messageFailed(subject, { ...by, ...failure })
}

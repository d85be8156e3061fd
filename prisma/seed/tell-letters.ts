import type { Client } from 'pg'
import { systemActor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { messageIdOf } from '@/lib/mail/send-mail'
import { complianceTags, emailSent, notificationCreated } from '@/lib/notifications/events'
import { loadDeliveries } from '@/lib/notifications/load-delivery'
import { letterFor } from '@/lib/notifications/mails/letter-for'
import { applyReport } from '@/lib/notifications/ses/apply-report'
import type { Tenant } from './found-tenant'

type Notice = { id: string; kind: string; recipientId: string; caseId: string | null; eventId: string; createdAt: Date; email: string }

/**
 * Writes down that the letters of what stands on the bells went out in their time, and how far each came: those of
 * `bounced` came back, of `silent` nothing more was heard, all others arrived. No letter is sent.
 */
export async function tellLetters(owner: Client, { tenantId }: Tenant, fates: { bounced: Set<string>; silent: Set<string> }): Promise<void> {
  const { rows } = await owner.query<Notice>(
    `SELECT n.id, n.kind, n."recipientId", n."caseId", n."eventId", n."createdAt", u.email FROM "Notification" n
     JOIN "User" u ON u."tenantId" = n."tenantId" AND u.id = n."recipientId" WHERE n."tenantId" = $1 ORDER BY n."createdAt"`,
    [tenantId],
  )
  for (const notice of rows) {
    const deliveryId = await tellLetter(tenantId, notice)
    if (fates.silent.has(notice.caseId ?? '')) continue
    const bounced = fates.bounced.has(notice.caseId ?? '')
    const at = later(notice.createdAt, 9)
    await applyReport(
      {
        kind: bounced ? 'bounce' : 'delivery',
        at,
        bounceType: bounced ? 'permanent' : null,
        detail: bounced ? 'smtp; 550 5.1.1 no mailbox of this name here' : null,
        sesId: `demo-${deliveryId}`,
        deliveryId,
      },
      at,
    )
  }
}

async function tellLetter(
  tenantId: string,
  { id: notificationId, kind: type, recipientId, caseId, eventId, createdAt, email: address }: Notice,
): Promise<string> {
  const deliveryId = newId()
  const messageId = messageIdOf(deliveryId, env.MAIL_FROM)
  const sentAt = later(createdAt, 4)
  const about = { caseId, personId: recipientId }
  const cause = { id: eventId, depth: 0 }
  await transact({ tenantId }, async (tx) => {
    const row = { tenantId, notificationId, queuedAt: createdAt }
    await tx.delivery.create({ data: { ...row, id: newId(), channel: 'in_app', status: 'delivered', deliveredAt: createdAt }, select: { id: true } })
    await tx.delivery.create({
      data: { ...row, id: deliveryId, channel: 'email', status: 'sent', address, messageId, attempts: 1, sentAt },
      select: { id: true },
    })
  })
  const [delivery] = await loadDeliveries(tenantId, [deliveryId])
  const subject = (delivery && letterFor(delivery)?.subject) ?? type
  await transact({ tenantId }, async (tx) => {
    const told = { notificationId, type, recipientId }
    await recordEvent(tx, systemActor(tenantId, later(createdAt, 1), 'seed'), notificationCreated(about, told), cause)
    const letter = { ...told, address, subject, method: 'immediate' as const, deliveryId, messageId, attempt: 1, compliance: complianceTags }
    await recordEvent(tx, systemActor(tenantId, sentAt, 'seed'), emailSent(about, letter), cause)
  })
  return deliveryId
}

function later(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}

import { type Locale, toLocale } from '@/lib/core/locale'
import type { Tx } from '@/lib/db/transact'
import type { ChannelName, Params } from './kinds/kind'

/** A delivery and everything its message says, read in one go so that sending needs no database. */
export type LoadedDelivery = NonNullable<Awaited<ReturnType<typeof loadDelivery>>>

/** Reads a delivery as things stand now, or null. */
export async function loadDelivery(tx: Tx, tenantId: string, deliveryId: string) {
  const delivery = await tx.delivery.findUnique({
    where: { tenantId_id: { tenantId, id: deliveryId } },
    select: {
      id: true,
      channel: true,
      method: true,
      status: true,
      attempts: true,
      queuedAt: true,
      notification: {
        select: {
          id: true,
          kind: true,
          eventId: true,
          params: true,
          recipient: {
            select: { id: true, name: true, email: true, locale: true, timeZone: true, role: true, disabledAt: true },
          },
          case: { select: caseFields },
        },
      },
    },
  })
  const tenant = await tx.tenant.findUnique({
    where: { id: tenantId },
    select: { name: true, address: true, phone: true, color: true, timeZone: true },
  })
  if (!delivery || !tenant) return null
  const { notification, ...row } = delivery
  const { recipient, case: about } = notification
  const params = notification.params as Params
  const hold = about ? await findHold(tx, tenantId, about.id) : null
  return {
    ...row,
    channel: row.channel as ChannelName,
    tenantId,
    notificationId: notification.id,
    eventId: notification.eventId,
    kind: notification.kind,
    params,
    recipient: {
      ...recipient,
      locale: toLocale(recipient.locale) as Locale,
      timeZone: recipient.timeZone ?? tenant.timeZone,
    },
    tenant,
    case: about,
    hold,
    item: hold?.items.find(({ id }) => id === params.itemId) ?? null,
  }
}

const caseFields = {
  id: true,
  number: true,
  title: true,
  memberId: true,
  technicianId: true,
  hasMemberUpdates: true,
  deletedAt: true,
  status: { select: { kind: true } },
  member: { select: { name: true } },
  subject: { select: { name: true } },
  technician: { select: { name: true, phone: true } },
} as const

/** The hold that lasts, with what was asked for. */
function findHold(tx: Tx, tenantId: string, caseId: string) {
  return tx.hold.findUnique({
    where: { tenantId_openCaseId: { tenantId, openCaseId: caseId } },
    select: {
      id: true,
      reason: true,
      translations: true,
      waitingFor: true,
      respondByOn: true,
      items: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          name: true,
          translations: true,
          required: true,
          state: true,
          returnCode: true,
          returnMessage: true,
          returnTranslations: true,
        },
      },
    },
  })
}

import type { Locale } from '@/lib/core/locale'
import { toLocale } from '@/lib/core/locale'
import type { Tx } from '@/lib/db/transact'
import type { ChannelName, Params } from './kinds/kind'

type Item = {
  id: string
  name: string
  translations: unknown
  required: boolean
  state: string
}

type Hold = {
  id: string
  reason: string
  translations: unknown
  waitingFor: 'member' | 'third_party' | 'us'
  respondByOn: string | null
  items: Item[]
}

type Row = {
  id: string
  channel: ChannelName
  method: 'immediate' | 'daily_digest' | 'weekly_digest'
  status: string
  attempts: number
  queuedAt: Date
  notificationId: string
  eventId: string
  kind: string
  params: Params
  recipient: { id: string; name: string; email: string; locale: string; timeZone: string | null; role: string; disabledAt: string | null }
  tenant: { name: string; address: string | null; phone: string | null; color: string; timeZone: string }
  case: {
    id: string
    number: string
    title: string
    memberId: string | null
    technicianId: string | null
    hasMemberUpdates: boolean
    deletedAt: string | null
    statusKind: 'open' | 'hold' | 'resolved' | 'closed'
    member: string | null
    subject: string | null
    technician: { name: string; phone: string | null } | null
  } | null
  hold: Hold | null
}

/** A delivery and everything its message says, so that sending needs no database. `hold` is the one that lasts. */
export type LoadedDelivery = Omit<Row, 'recipient' | 'hold'> & {
  tenantId: string
  recipient: Omit<Row['recipient'], 'locale' | 'timeZone'> & { locale: Locale; timeZone: string }
  hold: (Omit<Hold, 'respondByOn'> & { respondByOn: Date | null }) | null
  item: Item | null
}

/** Reads a delivery as things stand now, in one statement; null when there is none. */
export async function loadDelivery(tx: Tx, tenantId: string, deliveryId: string): Promise<LoadedDelivery | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.channel::text, d.method::text, d.status::text, d.attempts, d."queuedAt",
      n.id AS "notificationId", n."eventId", n.kind, n.params,
      json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale, 'timeZone', u."timeZone", 'role', u.role, 'disabledAt', u."disabledAt") AS recipient,
      json_build_object('name', t.name, 'address', t.address, 'phone', t.phone, 'color', t.color, 'timeZone', t."timeZone") AS tenant,
      CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'number', c.number, 'title', c.title, 'memberId', c."memberId",
        'technicianId', c."technicianId", 'hasMemberUpdates', c."hasMemberUpdates", 'deletedAt', c."deletedAt",
        'statusKind', (SELECT s.kind FROM "CaseStatus" s WHERE s."tenantId" = c."tenantId" AND s.code = c."statusCode"),
        'member', (SELECT m.name FROM "User" m WHERE m."tenantId" = c."tenantId" AND m.id = c."memberId"),
        'subject', (SELECT b.name FROM "Subject" b WHERE b."tenantId" = c."tenantId" AND b.id = c."subjectId"),
        'technician', (SELECT json_build_object('name', w.name, 'phone', w.phone) FROM "User" w WHERE w."tenantId" = c."tenantId" AND w.id = c."technicianId")
      ) END AS "case",
      (SELECT json_build_object('id', h.id, 'reason', h.reason, 'translations', h.translations, 'waitingFor', h."waitingFor", 'respondByOn', h."respondByOn",
        'items', (SELECT coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'translations', i.translations, 'required', i.required, 'state', i.state)
          ORDER BY i.position), '[]') FROM "RequestedItem" i WHERE i."tenantId" = h."tenantId" AND i."holdId" = h.id))
       FROM "Hold" h WHERE h."tenantId" = c."tenantId" AND h."openCaseId" = c.id) AS hold
    FROM "Delivery" d
    JOIN "Notification" n ON n."tenantId" = d."tenantId" AND n.id = d."notificationId"
    JOIN "User" u ON u."tenantId" = n."tenantId" AND u.id = n."recipientId"
    JOIN "Tenant" t ON t.id = d."tenantId"
    LEFT JOIN "Case" c ON c."tenantId" = n."tenantId" AND c.id = n."caseId"
    WHERE d."tenantId" = ${tenantId}::uuid AND d.id = ${deliveryId}::uuid`
  if (!row) return null
  const { recipient, tenant, hold, params } = row
  return {
    ...row,
    tenantId,
    recipient: { ...recipient, locale: toLocale(recipient.locale), timeZone: recipient.timeZone ?? tenant.timeZone },
    hold: hold && { ...hold, respondByOn: hold.respondByOn ? new Date(hold.respondByOn) : null },
    item: hold?.items.find(({ id }) => id === params.itemId) ?? null,
  }
}

import { defaultLocale, type Locale, locales, toLocale } from '@/lib/core/locale'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import type { Tx } from '@/lib/db/transact'
import { hasAnsweredSql } from '@/lib/holds/ladder/load-waiting'
import type { ChannelName, Params } from './kinds/kind'
import { fromRow } from './preferences/load-preferences'
import { atFirst, type Preferences } from './preferences/rules'
import { asUsed, type UsedTemplate } from './templates/own-words'
import { notTracked, type Tracking } from './tracking/rules'

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
  /** by a file, a note or "sent everything" from the member since it was placed */
  answered: boolean
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
  windowId: string | null
  /** what its letters tell the office; empty until an administrator chose */
  tracking: Tracking | null
  preference: Parameters<typeof fromRow>[0] | null
  /** of a push message: the person's browsers */
  pushTargets: PushTarget[] | null
  /** of a digest: what it tells, oldest first */
  news: News[] | null
  /** of a letter: the newest version of the office's own words in the reader's language */
  template: { version: number; words: unknown } | null
}

/** A browser to push to. */
export type PushTarget = { id: string; endpoint: string; p256dh: string; auth: string }

/** One thing a digest tells. */
type News = { kind: string; params: Params; caseId: string | null; caseNumber: string | null; at: string }

/** A delivery and everything its message says, so that sending needs no database. `hold` is the one that lasts. */
export type LoadedDelivery = Omit<Row, 'recipient' | 'hold' | 'preference' | 'news' | 'pushTargets' | 'tracking' | 'template'> & {
  tenantId: string
  recipient: Omit<Row['recipient'], 'locale' | 'timeZone'> & { locale: Locale; timeZone: string }
  hold: (Omit<Hold, 'respondByOn'> & { respondByOn: Date | null }) | null
  item: Item | null
  preferences: Preferences
  tracking: Tracking
  news: News[]
  pushTargets: PushTarget[]
  template: UsedTemplate | null
}

/** Reads deliveries as things stand now, in one statement; those there are. */
export async function loadDeliveries(tenantId: string, ids: string[]): Promise<LoadedDelivery[]> {
  const rows = await read<Row>({ tenantId }, statement(tenantId, Prisma.sql`d.id = ANY(${ids}::uuid[])`))
  return rows.map((row) => asLoaded(tenantId, row))
}

/** Reads what waits for a digest, oldest first. */
export async function loadWaiting(tx: Tx, tenantId: string, windowId: string): Promise<LoadedDelivery[]> {
  const which = Prisma.sql`d."windowId" = ${windowId}::uuid AND d.status = 'queued' AND n.kind <> 'digest'`
  const rows = await tx.$queryRaw<Row[]>(statement(tenantId, which))
  return rows.map((row) => asLoaded(tenantId, row))
}

function statement(tenantId: string, which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT d.id, d.channel::text, d.method::text, d.status::text, d.attempts, d."queuedAt", d."windowId",
      n.id AS "notificationId", n."eventId", n.kind, n.params,
      json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale, 'timeZone', u."timeZone", 'role', u.role, 'disabledAt', u."disabledAt") AS recipient,
      json_build_object('name', t.name, 'address', t.address, 'phone', t.phone, 'color', t.color, 'timeZone', t."timeZone") AS tenant,
      CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'number', c.number, 'title', c.title, 'memberId', c."memberId",
        'technicianId', (SELECT w.id FROM "User" w WHERE w."tenantId" = c."tenantId" AND w.id = c."technicianId" AND w."disabledAt" IS NULL),
        'hasMemberUpdates', c."hasMemberUpdates", 'deletedAt', c."deletedAt",
        'statusKind', (SELECT s.kind FROM "CaseStatus" s WHERE s."tenantId" = c."tenantId" AND s.code = c."statusCode"),
        'member', (SELECT m.name FROM "User" m WHERE m."tenantId" = c."tenantId" AND m.id = c."memberId"),
        'subject', (SELECT b.name FROM "Subject" b WHERE b."tenantId" = c."tenantId" AND b.id = c."subjectId"),
        'technician', (SELECT json_build_object('name', w.name, 'phone', w.phone) FROM "User" w WHERE w."tenantId" = c."tenantId" AND w.id = c."technicianId")
      ) END AS "case",
      (SELECT json_build_object('id', h.id, 'reason', h.reason, 'translations', h.translations, 'waitingFor', h."waitingFor", 'respondByOn', h."respondByOn",
        'answered', ${hasAnsweredSql},
        'items', (SELECT coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'translations', i.translations, 'required', i.required, 'state', i.state)
          ORDER BY i.position), '[]') FROM "RequestedItem" i WHERE i."tenantId" = h."tenantId" AND i."holdId" = h.id))
       FROM "Hold" h WHERE h."tenantId" = c."tenantId" AND h."openCaseId" = c.id) AS hold,
      (SELECT json_build_object('opens', s.opens, 'clicks', s.clicks) FROM "TrackingSettings" s WHERE s."tenantId" = d."tenantId") AS tracking,
      (SELECT to_json(p) FROM "NotificationPreference" p WHERE p."tenantId" = d."tenantId" AND p."userId" = u.id) AS preference,
      CASE WHEN d.channel = 'web_push' THEN (SELECT json_agg(json_build_object('id', b.id, 'endpoint', b.endpoint, 'p256dh', b.p256dh, 'auth', b.auth))
        FROM "PushSubscription" b WHERE b."tenantId" = d."tenantId" AND b."userId" = u.id) END AS "pushTargets",
      CASE WHEN n.kind = 'digest' THEN (SELECT json_agg(json_build_object('kind', o.kind, 'params', o.params, 'caseId', o."caseId", 'at', o."createdAt",
          'caseNumber', (SELECT k.number FROM "Case" k WHERE k."tenantId" = o."tenantId" AND k.id = o."caseId")) ORDER BY o."createdAt", o.id)
        FROM "Delivery" w JOIN "Notification" o ON o."tenantId" = w."tenantId" AND o.id = w."notificationId"
        WHERE w."tenantId" = d."tenantId" AND w."windowId" = d."windowId" AND w.status = 'queued' AND o.kind <> 'digest') END AS news,
      CASE WHEN d.channel = 'email' THEN (SELECT json_build_object('version', m.version, 'words', m.words) FROM "MailTemplate" m
        WHERE m."tenantId" = d."tenantId" AND m.mail = n.kind
          AND m.locale = coalesce((SELECT l FROM unnest(${[...locales]}::text[]) l WHERE l = split_part(lower(u.locale), '-', 1)), ${defaultLocale})
        ORDER BY m.version DESC LIMIT 1) END AS template
    FROM "Delivery" d
    JOIN "Notification" n ON n."tenantId" = d."tenantId" AND n.id = d."notificationId"
    JOIN "User" u ON u."tenantId" = n."tenantId" AND u.id = n."recipientId"
    JOIN "Tenant" t ON t.id = d."tenantId"
    LEFT JOIN "Case" c ON c."tenantId" = n."tenantId" AND c.id = n."caseId"
    WHERE d."tenantId" = ${tenantId}::uuid AND ${which} ORDER BY n."createdAt", n.id`
}

function asLoaded(tenantId: string, { preference, news, pushTargets, tracking, template, ...row }: Row): LoadedDelivery {
  const { recipient, tenant, hold, params } = row
  const locale = toLocale(recipient.locale)
  return {
    ...row,
    tenantId,
    preferences: preference ? fromRow(preference) : atFirst,
    tracking: tracking ?? notTracked,
    news: news ?? [],
    pushTargets: pushTargets ?? [],
    recipient: { ...recipient, locale, timeZone: recipient.timeZone ?? tenant.timeZone },
    hold: hold && { ...hold, respondByOn: hold.respondByOn ? new Date(hold.respondByOn) : null },
    item: hold?.items.find(({ id }) => id === params.itemId) ?? null,
    template: template && asUsed(row.kind, locale, template),
  }
}

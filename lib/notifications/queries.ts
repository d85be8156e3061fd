import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { transact } from '@/lib/db/transact'
import { inWords, type NotificationWords, placeOf } from './in-words'
import type { Params } from './kinds/kind'
import { cursorAfter, pageSize, readCursor } from './schema'

export type ListedNotification = NotificationWords & {
  id: string
  type: string
  priority: 'critical' | 'high' | 'medium' | 'low'
  caseNumber: string | null
  href: string | null
  createdAt: string
  readAt: string | null
}

export type NotificationPage = {
  notifications: ListedNotification[]
  unread: number
  total: number
  nextCursor: string | null
}

type Row = {
  id: string
  kind: string
  priority: ListedNotification['priority']
  params: Params
  caseId: string | null
  number: string | null
  createdAt: Date
  readAt: Date | null
  unread: number
  total: number
}

/** The reader's own notifications, newest first, a page at a time, in their language; with how many are unread. */
export async function listNotifications(
  actor: Actor,
  { cursor, limit = pageSize }: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<NotificationPage> {
  demand(actor, 'notification.read')
  const place = cursor ? readCursor(cursor) : null
  if (cursor && !place) throw new DomainError('invalid', 'fields', { cursor: 'wrong' })
  const rows = await read<Row>(actor, pageOf(actor, place, limit + 1))
  const shown = rows.filter(({ id }) => id !== null).slice(0, limit)
  const last = shown.at(-1)
  return {
    notifications: shown.map((row) => listed(actor, row)),
    unread: rows[0]?.unread ?? 0,
    total: rows[0]?.total ?? 0,
    nextCursor: rows.length > limit && last ? cursorAfter(last) : null,
  }
}

/** One of the reader's own notifications in their words; somebody else's is `not_found`. */
export async function getNotification(actor: Actor, id: string): Promise<ListedNotification> {
  demand(actor, 'notification.read')
  const row = await transact(actor, (tx) =>
    tx.notification.findFirst({
      where: { tenantId: actor.tenantId, id, recipientId: actor.userId },
      select: { id: true, kind: true, priority: true, params: true, caseId: true, createdAt: true, readAt: true, case: { select: { number: true } } },
    }),
  )
  if (!row) throw new DomainError('not_found')
  return listed(actor, { ...row, params: row.params as Params, number: row.case?.number ?? null })
}

/** One statement: the page, and on each row how many there are. Without any row there is one with the counts alone. */
function pageOf(actor: Actor, place: { at: Date; id: string } | null, limit: number): Prisma.Sql {
  const mine = Prisma.sql`n."tenantId" = ${actor.tenantId}::uuid AND n."recipientId" = ${actor.userId}::uuid AND n.kind <> 'digest'`
  const before = place ? Prisma.sql`AND (n."createdAt", n.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : Prisma.empty
  return Prisma.sql`
    WITH counts AS (
      SELECT count(*) FILTER (WHERE n."readAt" IS NULL)::int AS unread, count(*)::int AS total FROM "Notification" n WHERE ${mine}
    ), page AS (
      SELECT n.id, n.kind, n.priority::text, n.params, n."createdAt", n."readAt", n."caseId", n."tenantId"
      FROM "Notification" n WHERE ${mine} ${before} ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${limit}
    )
    SELECT p.id, p.kind, p.priority, p.params, p."createdAt", p."readAt", p."caseId", c.number, counts.unread, counts.total
    FROM counts LEFT JOIN page p ON true LEFT JOIN "Case" c ON c."tenantId" = p."tenantId" AND c.id = p."caseId"
    ORDER BY p."createdAt" DESC, p.id DESC`
}

function listed(actor: Actor, row: Omit<Row, 'unread' | 'total'>): ListedNotification {
  return {
    ...inWords(actor.locale, row.kind, row.params),
    id: row.id,
    type: row.kind,
    priority: row.priority,
    caseNumber: row.number,
    href: placeOf(actor, row.kind, row.caseId && row.number ? { id: row.caseId, number: row.number } : null),
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  }
}

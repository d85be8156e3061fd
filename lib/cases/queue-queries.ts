import { caseScopeSql } from '@/lib/access/case-scope'
import { demand, may } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { daysBetween, localDay } from '@/lib/core/clock'
import type { LocalText } from '@/lib/core/locale'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { deletedCases, type QueueCursor, type QueueFilters, type QueueView, queueViews } from './queue-rules'
import { attentionOf, type StatusKind } from './rules'

export const queuePageSize = 50
/** Counts end here: "999+" says enough, and counting on would cost more than it tells. */
const countLimit = 1000
/** Written into the statement, not given with it: what PostgreSQL cannot see it plans for as a tenth of the table, and reads all people of an office to name 50. */
const pageAndOneMore = Prisma.raw(String(queuePageSize + 1))

export type QueueRow = {
  id: string
  number: string
  title: string
  who: string
  typeName: LocalText
  statusName: LocalText
  code: string
  kind: StatusKind
  priority: 'low' | 'medium' | 'high' | 'critical'
  technician: string | null
  hasMemberUpdates: boolean
  attention: number
  updatedAt: string
  heldSince: string | null
  /** whole days by the reader's calendar; 0 when not on hold */
  daysHeld: number
  waitingFor: 'member' | 'third_party' | 'us' | null
  respondByOn: string | null
  itemsAsked: number
  itemsIn: number
  notReached: boolean
}
type Choice = { id: string; name: string }
export type Queue = {
  rows: QueueRow[]
  /** the reader's own day, to judge dates by */
  today: string
  total: number
  counts: Record<QueueView, number>
  next: QueueCursor | null
  types: { id: string; name: LocalText }[]
  statuses: { code: string; name: LocalText }[]
  technicians: Choice[]
}
type Answer = Omit<Queue, 'counts' | 'next' | 'today' | 'total'> & { total: number | null } & Record<`count_${QueueView}`, number>

/**
 * A page of the cases the actor may see, what needs a technician first on top, with the counts of every view and the
 * choices of every filter: one statement, however many rows. Pages follow a cursor, so no row comes twice.
 */
export async function listQueue(actor: Actor, filters: QueueFilters): Promise<Queue> {
  demand(actor, 'queue.read')
  const readable = Prisma.sql`c."tenantId" = ${actor.tenantId}::uuid AND ${caseScopeSql(actor)}`
  const scope = Prisma.sql`${readable} AND c."deletedAt" IS NULL`
  const narrower = chosen(filters)
  const ofThese = filters.status === deletedCases && may(actor, 'case.delete') ? Prisma.sql`${readable} AND c."deletedAt" IS NOT NULL` : scope
  const wanted = Prisma.sql`${ofThese} AND ${inView(actor, filters.view, filters.technician)} AND ${narrower ?? Prisma.sql`true`}`
  const counted = (condition: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Case" c WHERE ${condition} LIMIT ${countLimit}) counted)`
  const counts = queueViews.map((view) => Prisma.sql`${counted(Prisma.sql`${scope} AND ${inView(actor, view, '')}`)} AS ${Prisma.raw(`count_${view}`)}`)
  const [answer] = await read<Answer>(
    actor,
    Prisma.sql`
      WITH page AS MATERIALIZED (
        SELECT c.* FROM "Case" c WHERE ${wanted} AND ${behind(filters.after)}
        ORDER BY c.attention, c."updatedAt" DESC, c.id DESC LIMIT ${pageAndOneMore})
      SELECT coalesce((SELECT json_agg(row_to_json(r) ORDER BY r.attention, r."updatedAt" DESC, r.id DESC) FROM (${rowsOfPage}) r), '[]') AS rows,
        ${narrower || filters.technician ? counted(wanted) : Prisma.sql`NULL::int`} AS total, ${Prisma.join(counts)},
        (SELECT coalesce(json_agg(json_build_object('id', y.id, 'name', y.name) ORDER BY y.code), '[]') FROM "CaseType" y WHERE y."tenantId" = ${actor.tenantId}::uuid) AS types,
        (SELECT coalesce(json_agg(json_build_object('code', s.code, 'name', s.name) ORDER BY s.position), '[]') FROM "CaseStatus" s WHERE s."tenantId" = ${actor.tenantId}::uuid) AS statuses,
        (SELECT coalesce(json_agg(r), '[]') FROM casebell_technicians() r) AS technicians`,
  )
  if (!answer) throw new Error('the queue answered nothing')
  const { rows, total, types, statuses, technicians } = answer
  const today = localDay(actor.at, actor.timeZone)
  const daysHeld = (since: string | null) => (since ? Math.max(0, daysBetween(localDay(new Date(since), actor.timeZone), today)) : 0)
  const shown = rows.slice(0, queuePageSize).map((row) => ({ ...row, daysHeld: daysHeld(row.heldSince) }))
  const last = rows.length > queuePageSize ? shown.at(-1) : undefined
  const perView = Object.fromEntries(queueViews.map((view) => [view, answer[`count_${view}`]])) as Record<QueueView, number>
  const next = last ? { attention: last.attention, updatedAt: new Date(last.updatedAt), id: last.id } : null
  return { rows: shown, total: total ?? perView[filters.view], today, counts: perView, next, types, statuses, technicians }
}

const rowsOfPage = Prisma.sql`
  SELECT p.id, p.number, p.title, coalesce(m.name, k.name, '') AS who, y.name AS "typeName", s.name AS "statusName", s.code, s.kind, p.priority,
    t.name AS technician, p."hasMemberUpdates", p.attention, p."updatedAt", h."placedAt" AS "heldSince", h."waitingFor", h."respondByOn",
    coalesce(i.asked, 0) AS "itemsAsked", coalesce(i.arrived, 0) AS "itemsIn", coalesce(d.failed, false) AS "notReached"
  FROM page p
  JOIN "CaseStatus" s ON s."tenantId" = p."tenantId" AND s.code = p."statusCode"
  JOIN "CaseType" y ON y."tenantId" = p."tenantId" AND y.id = p."typeId"
  LEFT JOIN "User" m ON m."tenantId" = p."tenantId" AND m.id = p."memberId"
  LEFT JOIN "Customer" k ON k."tenantId" = p."tenantId" AND k.id = p."customerId"
  LEFT JOIN "User" t ON t."tenantId" = p."tenantId" AND t.id = p."technicianId"
  LEFT JOIN "Hold" h ON h."tenantId" = p."tenantId" AND h."openCaseId" = p.id
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS asked, (count(*) FILTER (WHERE q.state IN ('received', 'accepted')))::int AS arrived
    FROM "RequestedItem" q WHERE q."tenantId" = h."tenantId" AND q."holdId" = h.id AND h.id IS NOT NULL) i ON true
  LEFT JOIN LATERAL (
    SELECT true AS failed FROM "Notification" n
    JOIN "Delivery" e ON e."tenantId" = n."tenantId" AND e."notificationId" = n.id AND e.channel <> 'in_app' AND e.status IN ('failed', 'bounced')
    WHERE h.id IS NOT NULL AND n."tenantId" = p."tenantId" AND n."caseId" = p.id AND n.kind = 'hold_placed' AND n."createdAt" >= h."placedAt"
      AND n."readAt" IS NULL AND h."memberOpenedAt" IS NULL
      AND NOT EXISTS (SELECT FROM "Delivery" o WHERE o."tenantId" = n."tenantId" AND o."notificationId" = n.id AND o.channel <> 'in_app'
        AND o.status IN ('queued', 'sent', 'delivered', 'opened', 'clicked', 'complained'))
      AND NOT EXISTS (SELECT FROM "ReachTask" k WHERE k."tenantId" = h."tenantId" AND k."holdId" = h.id AND k."doneAt" IS NOT NULL) LIMIT 1) d ON true`

/** Which cases a view holds. For a technician the views of what needs doing are about cases of their own. */
function inView(actor: Actor, view: QueueView, technician: string): Prisma.Sql {
  const whose = technician || (view === 'mine' || (view !== 'all' && actor.role === 'technician') ? 'me' : 'all')
  const by = whose === 'all' ? Prisma.sql`true` : Prisma.sql`c."technicianId" = ${whose === 'me' ? actor.userId : whose}::uuid`
  switch (view) {
    case 'mine':
      return Prisma.sql`${by} AND c.attention <= ${attentionOf.resolved}`
    case 'ready':
      return Prisma.sql`${by} AND c.attention = ${attentionOf.readyForReview}`
    case 'new':
      return Prisma.sql`${by} AND c.attention <= ${attentionOf.newInfo} AND c."hasMemberUpdates"`
    case 'hold':
      return Prisma.sql`${by} AND c.attention <= ${attentionOf.onHold} AND c."statusCode" IN (SELECT code FROM "CaseStatus" WHERE "tenantId" = ${actor.tenantId}::uuid AND kind = 'hold')`
    case 'all':
      return by
  }
}

/** What LIKE does not take for itself, and what `casebell_plain` makes of it: signs of another width or form. */
const wildcards = /[\\%_\u2216\ufe68\ufe6a\uff05\uff3c\uff3f]/g

/** What the filters beside the view ask for; null when they ask for nothing. */
function chosen({ status, type, priority, words }: QueueFilters): Prisma.Sql | null {
  const conditions = [
    ...(status === deletedCases ? [Prisma.sql`c."deletedAt" IS NOT NULL`] : status ? [Prisma.sql`c."statusCode" = ${status}`] : []),
    ...(type ? [Prisma.sql`c."typeId" = ${type}::uuid`] : []),
    ...(priority ? [Prisma.sql`c.priority = ${priority}::"CasePriority"`] : []),
    ...(words ? [Prisma.sql`c.id IN (SELECT casebell_search_cases(${words.replace(wildcards, '\\$&')}))`] : []),
  ]
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : null
}

function behind(after: QueueCursor | null): Prisma.Sql {
  if (!after) return Prisma.sql`true`
  const { attention, updatedAt, id } = after
  return Prisma.sql`c.attention >= ${attention} AND (c.attention > ${attention} OR (c."updatedAt", c.id) < (${updatedAt}, ${id}::uuid))`
}

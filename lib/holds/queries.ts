import { caseScopeSql } from '@/lib/access/case-scope'
import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { type LocalDay, localDay } from '@/lib/core/clock'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { daysOnHold } from './rules'

/** A held case as lists show it. */
export type HoldCase = {
  caseId: string
  number: string
  title: string
  reason: string
  waitingFor: 'member' | 'third_party' | 'us'
  heldSince: string
  daysOnHold: number
  respondByOn: LocalDay | null
  itemsAsked: number
  itemsIn: number
  hasMemberUpdates: boolean
  readyForReview: boolean
}

type Row = Omit<HoldCase, 'daysOnHold' | 'heldSince'> & { placedAt: Date }

/** The cases on hold that the actor may see, longest on hold first; at most 100. */
export async function listHoldCases(actor: Actor): Promise<HoldCase[]> {
  demand(actor, 'case.read')
  const rows = await read<Row>(
    actor,
    Prisma.sql`
      SELECT c.id AS "caseId", c.number, c.title, h.reason, h."waitingFor"::text AS "waitingFor", h."placedAt",
        to_char(h."respondByOn", 'YYYY-MM-DD') AS "respondByOn",
        count(i.id)::int AS "itemsAsked", (count(i.id) FILTER (WHERE i.state IN ('received', 'accepted')))::int AS "itemsIn",
        c."hasMemberUpdates", c."readyForReviewAt" IS NOT NULL AS "readyForReview"
      FROM "Case" c
      JOIN "Hold" h ON h."tenantId" = c."tenantId" AND h."openCaseId" = c.id
      LEFT JOIN "RequestedItem" i ON i."tenantId" = h."tenantId" AND i."holdId" = h.id
      WHERE c."tenantId" = ${actor.tenantId}::uuid AND c."deletedAt" IS NULL AND ${caseScopeSql(actor)}
      GROUP BY c.id, h.id ORDER BY h."placedAt", c.id LIMIT 100`,
  )
  const today = localDay(actor.at, actor.timeZone)
  return rows.map(({ placedAt, ...row }) => ({
    ...row,
    heldSince: placedAt.toISOString(),
    daysOnHold: daysOnHold(localDay(placedAt, actor.timeZone), today),
  }))
}

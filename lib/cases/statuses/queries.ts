import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import type { LocalText } from '@/lib/core/locale'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import type { StatusKind } from '../rules'
import type { Transition } from './rules'

type StatusRow = {
  code: string
  name: LocalText
  kind: StatusKind
  active: boolean
  /** how many cases stand in it, without the deleted ones */
  cases: number
}
export type LifeCycleView = { version: number; statuses: StatusRow[]; transitions: Transition[] }

/** The office's statuses in their order, those switched off too, and every transition; in one statement. */
export async function getLifeCycle(actor: Actor): Promise<LifeCycleView> {
  demand(actor, 'configuration.manage')
  const [lifeCycle] = await read<LifeCycleView>(
    actor,
    Prisma.sql`
      SELECT t."lifeCycleVersion" AS version,
        (SELECT coalesce(json_agg(r), '[]') FROM (
          SELECT s.code, s.name, s.kind, s.active, coalesce(n.cases, 0) AS cases FROM "CaseStatus" s
          LEFT JOIN (SELECT c."statusCode", count(*)::int AS cases FROM "Case" c WHERE c."tenantId" = ${actor.tenantId}::uuid AND c."deletedAt" IS NULL GROUP BY c."statusCode") n
            ON n."statusCode" = s.code
          WHERE s."tenantId" = t.id ORDER BY s.position, s.code) r) AS statuses,
        (SELECT coalesce(json_agg(r), '[]') FROM (
          SELECT w."fromCode" AS "from", w."toCode" AS "to" FROM "CaseTransition" w WHERE w."tenantId" = t.id ORDER BY w."fromCode", w."toCode") r) AS transitions
      FROM "Tenant" t WHERE t.id = ${actor.tenantId}::uuid`,
  )
  if (!lifeCycle) throw new Error('an actor without a tenant')
  return lifeCycle
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import type { LocalText } from '@/lib/core/locale'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'

export type CaseTypeRow = {
  id: string
  code: string
  name: LocalText
  parentId: string | null
  active: boolean
  isDefault: boolean
  defaultPriority: 'low' | 'medium' | 'high' | 'critical'
  whatHappensNext: LocalText
  /** business days in which papers are looked at */
  reviewWithinDays: number
  version: number
  /** how many cases are of it, without the deleted ones */
  cases: number
}

/** All of the office's types by code, those switched off too. */
export async function listCaseTypes(actor: Actor): Promise<CaseTypeRow[]> {
  demand(actor, 'configuration.manage')
  return read(actor, typesSql(actor, Prisma.sql`true`))
}

/** One type of the office; one of another office is not found. */
export async function getCaseType(actor: Actor, typeId: string): Promise<CaseTypeRow> {
  demand(actor, 'configuration.manage')
  const [type] = await read<CaseTypeRow>(actor, typesSql(actor, Prisma.sql`y.id = ${typeId}::uuid`))
  if (!type) throw new DomainError('not_found', 'case_type')
  return type
}

function typesSql(actor: Actor, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT y.id, y.code, y.name, y."parentId", y.active, y."isDefault", y."defaultPriority"::text AS "defaultPriority", y."whatHappensNext",
      y."reviewWithinDays", y.version, coalesce(n.cases, 0) AS cases
    FROM "CaseType" y
    LEFT JOIN (SELECT c."typeId", count(*)::int AS cases FROM "Case" c WHERE c."tenantId" = ${actor.tenantId}::uuid AND c."deletedAt" IS NULL GROUP BY c."typeId") n
      ON n."typeId" = y.id
    WHERE y."tenantId" = ${actor.tenantId}::uuid AND ${where}
    ORDER BY y.code`
}

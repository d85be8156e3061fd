import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/db/client'
import { may } from './demand'

/**
 * Which cases the actor may see at all, as a condition on `Case`: a member's own; a technician's own and those of
 * the department and whatever nobody has yet; a department head's own and those of the department; legal: court orders
 * and disability; an administrator's, all of the tenant. Whatever falls outside is not found.
 */
export function caseScope(actor: Actor): Prisma.CaseWhereInput {
  switch (actor.role) {
    case 'member':
      return { memberId: actor.userId, deletedAt: null }
    case 'technician':
      return {
        OR: [{ technicianId: actor.userId }, { technicianId: null }, ...(actor.departmentId ? [{ departmentId: actor.departmentId }] : [])],
      }
    case 'department_head':
      return { OR: [{ technicianId: actor.userId }, ...(actor.departmentId ? [{ departmentId: actor.departmentId }] : [])] }
    case 'legal':
      return { type: { code: { in: legalTypes } } }
    case 'administrator':
    case 'system':
      return {}
    case 'api_client':
      return { deletedAt: null }
  }
}

/** Types whose cases the legal department reads. */
const legalTypes = ['COURT_ORDER', 'DISABILITY']

/** The same rule as SQL, for the pages that read in one statement; `c` is the alias of "Case". */
export function caseScopeSql(actor: Actor): Prisma.Sql {
  switch (actor.role) {
    case 'member':
      return Prisma.sql`c."memberId" = ${actor.userId}::uuid AND c."deletedAt" IS NULL`
    case 'technician':
      return Prisma.sql`(c."technicianId" = ${actor.userId}::uuid OR c."technicianId" IS NULL OR c."departmentId" = ${actor.departmentId}::uuid)`
    case 'department_head':
      return Prisma.sql`(c."technicianId" = ${actor.userId}::uuid OR c."departmentId" = ${actor.departmentId}::uuid)`
    case 'legal':
      return Prisma.sql`c."typeId" IN (SELECT id FROM "CaseType" WHERE code = ANY(${legalTypes}))`
    case 'administrator':
    case 'system':
      return Prisma.sql`true`
    case 'api_client':
      return Prisma.sql`c."deletedAt" IS NULL`
  }
}

/** Cases of the scope to look into: a deleted one only for who may restore it. */
export function readableCases(actor: Actor): Prisma.CaseWhereInput {
  return { AND: [caseScope(actor), may(actor, 'case.delete') ? {} : { deletedAt: null }] }
}

/** The same rule as SQL; `c` is the alias of "Case". */
export function readableCasesSql(actor: Actor): Prisma.Sql {
  return may(actor, 'case.delete') ? caseScopeSql(actor) : Prisma.sql`c."deletedAt" IS NULL AND ${caseScopeSql(actor)}`
}

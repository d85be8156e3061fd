import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'
import type { LockedCase } from './lock-case'
import type { StatusKind } from './rules'

/** The statuses the tenant allows next, in the tenant's order. */
export async function allowedNext(tx: Tx, actor: Actor, from: string): Promise<{ code: string; kind: StatusKind }[]> {
  const next = await tx.caseTransition.findMany({
    where: { tenantId: actor.tenantId, fromCode: from, to: { active: true } },
    select: { to: { select: { code: true, kind: true } } },
    orderBy: { to: { position: 'asc' } },
  })
  return next.map((row) => row.to)
}

/**
 * The status wanted next: by its code, or the first of a kind. It stays in use until the transaction ends, so that no case
 * lands in a status that is switched off in the same moment. Otherwise a `conflict` that names what is allowed.
 */
export async function demandTransition(
  tx: Tx,
  actor: Actor,
  held: LockedCase,
  wanted: { code: string } | { kind: StatusKind; prefer?: string },
): Promise<{ code: string; kind: StatusKind }> {
  const condition = 'code' in wanted ? Prisma.sql`s.code = ${wanted.code}` : Prisma.sql`s.kind = ${wanted.kind}::"StatusKind"`
  const prefer = 'code' in wanted ? wanted.code : (wanted.prefer ?? '')
  const [found] = await tx.$queryRaw<{ code: string; kind: StatusKind }[]>`
    SELECT s.code, s.kind::text AS kind FROM "CaseTransition" w
    JOIN "CaseStatus" s ON s."tenantId" = w."tenantId" AND s.code = w."toCode"
    WHERE w."tenantId" = ${actor.tenantId}::uuid AND w."fromCode" = ${held.statusCode} AND s.active AND ${condition}
    ORDER BY (s.code = ${prefer}) DESC, s.position LIMIT 1 FOR KEY SHARE OF s`
  if (found) return found
  const next = await allowedNext(tx, actor, held.statusCode)
  throw new DomainError('conflict', 'transition', {}, { from: held.statusCode, allowed: next.map((status) => status.code) })
}

import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
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

/** The status wanted next: by its code, or the first of a kind. Otherwise a `conflict` that names what is allowed. */
export async function demandTransition(
  tx: Tx,
  actor: Actor,
  held: LockedCase,
  wanted: { code: string } | { kind: StatusKind; prefer?: string },
): Promise<{ code: string; kind: StatusKind }> {
  const next = await allowedNext(tx, actor, held.statusCode)
  const found =
    'code' in wanted
      ? next.find((status) => status.code === wanted.code)
      : (next.find((status) => status.kind === wanted.kind && status.code === wanted.prefer) ?? next.find((status) => status.kind === wanted.kind))
  if (!found) {
    throw new DomainError('conflict', 'transition', {}, { from: held.statusCode, allowed: next.map((status) => status.code) })
  }
  return found
}

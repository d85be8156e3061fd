import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'

/**
 * Lets in one change of an office's types, statuses or transitions at a time; cases go on meanwhile, because the lock
 * is weaker than the one a foreign key takes. Answers the version of the office's life cycle.
 */
export async function lockConfiguration(tx: Tx, actor: Actor): Promise<number> {
  const [office] = await tx.$queryRaw<{ version: number }[]>`
    SELECT "lifeCycleVersion" AS version FROM "Tenant" WHERE id = ${actor.tenantId}::uuid FOR NO KEY UPDATE`
  if (!office) throw new DomainError('not_found', 'tenant')
  return office.version
}

/** The `conflict` of a form opened before somebody else's change: who made it, when, and the version there is now. */
export async function changedMeanwhile(tx: Tx, actor: Actor, version: number, events: string[], typeId?: string): Promise<DomainError> {
  const about = typeId ? Prisma.sql`AND details->>'typeId' = ${typeId}` : Prisma.empty
  const [last] = await tx.$queryRaw<{ by: string; what: string; at: Date }[]>`
    SELECT "actorName" AS by, type AS what, at FROM "AuditEvent"
    WHERE "tenantId" = ${actor.tenantId}::uuid AND type = ANY(${events}) ${about} ORDER BY at DESC, id DESC LIMIT 1`
  return new DomainError('conflict', 'changed_meanwhile', {}, last ? { by: last.by, what: last.what, at: last.at.toISOString(), version } : { version })
}

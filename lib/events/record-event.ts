import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'
import { enqueue } from '@/lib/queue/enqueue'
import type { DomainEvent } from './event'

/**
 * Writes what happened to the audit trail and, when others react to it, one job that tells them: both in the
 * caller's transaction, so that neither exists without the change. Returns the event's id.
 */
export async function recordEvent(tx: Tx, actor: Actor, event: DomainEvent, cause: { id: string; depth: number } | null = null): Promise<string> {
  const id = newId()
  await tx.auditEvent.create({
    data: {
      id,
      tenantId: actor.tenantId,
      type: event.type,
      actorId: actor.role === 'system' ? null : actor.userId,
      actorRole: actor.role,
      actorName: actor.name,
      caseId: event.caseId,
      personId: event.personId ?? null,
      details: event.details as Prisma.InputJsonObject,
      ip: actor.ip,
      requestId: actor.requestId,
      causeId: cause?.id ?? null,
      depth: cause ? cause.depth + 1 : 0,
      at: actor.at,
    },
    select: { id: true },
  })
  const { tenantId, requestId } = actor
  if (event.published) await enqueue(tx, 'event.published', { tenantId, eventId: id, type: event.type, requestId })
  return id
}

import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/db/client'
import { insertAll } from '@/lib/db/insert-all'
import type { Tx } from '@/lib/db/transact'
import { enqueueAll } from '@/lib/queue/enqueue'
import type { DomainEvent } from './event'

type Cause = { id: string; depth: number }
/** Something that happened, who did it, and the event it came of. */
export type Said = { actor: Actor; event: DomainEvent; cause?: Cause | null }

/**
 * Writes what happened to the audit trail, and for each event that others react to one job that tells them: all in the
 * caller's transaction, so that neither exists without the change. Answers with the events' ids, in their order.
 */
export async function recordEvents(tx: Tx, said: Said[]): Promise<string[]> {
  if (said.length === 0) return []
  const rows = said.map(({ actor, event, cause }) => ({
    id: newId(),
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
  }))
  await insertAll(tx, 'AuditEvent', rows)
  const published = rows.filter((_, place) => said[place]?.event.published)
  await enqueueAll(
    tx,
    published.map(({ id, tenantId, type, requestId }) => ({ job: 'event.published', payload: { tenantId, eventId: id, type, requestId } })),
  )
  return rows.map(({ id }) => id)
}

/** Writes one thing that happened, as `recordEvents`. Returns the event's id. */
export async function recordEvent(tx: Tx, actor: Actor, event: DomainEvent, cause: Cause | null = null): Promise<string> {
  const [id = ''] = await recordEvents(tx, [{ actor, event, cause }])
  return id
}

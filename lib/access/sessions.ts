import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { DomainError } from '@/lib/core/errors'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { demand } from './demand'
import { sessionRevoked, signedOut } from './events'

export type OwnSession = { id: string; createdAt: string; seenAt: string; ip: string | null; userAgent: string | null; current: boolean }

/** Where the actor is signed in, latest first; what is idle for too long opens nothing and is left out. */
export async function listSessions(actor: Actor): Promise<OwnSession[]> {
  demand(actor, 'session.manage')
  const idleSince = new Date(actor.at.getTime() - env.SESSION_IDLE_MINUTES * 60_000)
  const rows = await transact(actor, (tx) =>
    tx.session.findMany({
      where: { tenantId: actor.tenantId, userId: actor.userId, revokedAt: null, expiresAt: { gt: actor.at }, seenAt: { gt: idleSince } },
      orderBy: { seenAt: 'desc' },
      take: 50,
    }),
  )
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    ip: row.ip,
    userAgent: row.userAgent,
    current: row.id === actor.sessionId,
  }))
}

/** Ends one of the actor's own sessions; somebody else's is not found. Twice is harmless. */
export async function revokeSession(actor: Actor, { sessionId }: { sessionId: string }): Promise<void> {
  demand(actor, 'session.manage')
  await transact(actor, async (tx) => {
    const own = await tx.session.findFirst({ where: { tenantId: actor.tenantId, userId: actor.userId, id: sessionId } })
    if (!own) throw new DomainError('not_found', 'session')
    if (own.revokedAt) return
    await endSessions(tx, actor, { userId: actor.userId, ids: [sessionId], why: 'by_owner' })
  })
}

/** Ends every session of the actor but this one. */
export async function revokeOtherSessions(actor: Actor): Promise<void> {
  demand(actor, 'session.manage')
  await transact(actor, (tx) => endSessions(tx, actor, { userId: actor.userId, except: actor.sessionId, why: 'by_owner' }))
}

/** Signs out: the cookie is worth nothing from now on, wherever a copy of it is. */
export async function signOut(actor: Actor): Promise<void> {
  const { sessionId } = actor
  if (!sessionId) return
  await transact(actor, async (tx) => {
    await tx.session.updateMany({ where: { tenantId: actor.tenantId, id: sessionId, revokedAt: null }, data: { revokedAt: actor.at } })
    await recordEvent(tx, actor, signedOut({ caseId: null, personId: actor.userId }, { sessionId }))
  })
}

/** Ends sessions of a person, all unless some are named. */
export async function endSessions(
  tx: Tx,
  actor: Actor,
  { userId, ids, except, why }: { userId: string; ids?: string[]; except?: string | undefined; why: string },
): Promise<void> {
  const live = await tx.session.findMany({
    where: { tenantId: actor.tenantId, userId, revokedAt: null, ...(ids ? { id: { in: ids } } : except ? { id: { not: except } } : {}) },
    select: { id: true },
  })
  if (live.length === 0) return
  const sessionIds = live.map((session) => session.id)
  await tx.session.updateMany({ where: { tenantId: actor.tenantId, id: { in: sessionIds } }, data: { revokedAt: actor.at } })
  await recordEvent(tx, actor, sessionRevoked({ caseId: null, personId: userId }, { sessionIds, why }))
}

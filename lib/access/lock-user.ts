import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import type { Tx } from '@/lib/db/transact'
import type { PersonRole } from './user-schema'

export type LockedUser = { id: string; name: string; email: string; role: PersonRole; departmentId: string | null; disabledAt: Date | null; last: boolean }

/**
 * Locks the office's administrators and then the person, so that changes of who may administer come one after the
 * other. An actor who was demoted or disabled meanwhile is `forbidden`; somebody of another office is not found.
 */
export async function lockUser(tx: Tx, actor: Actor, userId: string): Promise<LockedUser> {
  const administrators = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "User" WHERE "tenantId" = ${actor.tenantId}::uuid AND role = 'administrator' AND "disabledAt" IS NULL ORDER BY id FOR UPDATE`
  if (actor.role !== 'system' && !administrators.some(({ id }) => id === actor.userId)) throw new DomainError('forbidden', 'user.manage')
  const [user] = await tx.$queryRaw<Omit<LockedUser, 'last'>[]>`
    SELECT id, name, email, role::text AS role, "departmentId", "disabledAt" FROM "User"
    WHERE "tenantId" = ${actor.tenantId}::uuid AND id = ${userId}::uuid FOR UPDATE`
  if (!user) throw new DomainError('not_found', 'user')
  const last = administrators.length === 1 && administrators[0]?.id === userId
  return { ...user, last }
}

/** Refuses to take the administrator's role or access from oneself, or from the last who has it (`conflict`). */
export function demandAnotherAdministrator(actor: Actor, user: LockedUser): void {
  if (user.id === actor.userId) throw new DomainError('conflict', 'yourself')
  if (user.last) throw new DomainError('conflict', 'last_administrator')
}

import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { demand } from './demand'
import { passwordLinkSent, userInvited } from './events'
import { mailPasswordLink } from './password-reset'
import type { InviteUser } from './user-schema'

export const invitationMinutes = 7 * 24 * 60

/**
 * Opens an account and mails its owner a link to choose a password, good for seven days. An address the office
 * already knows is `invalid` at `email`, also when two invite it at once. A member belongs to no department.
 */
export async function inviteUser(actor: Actor, { name, email, role, departmentId, locale }: InviteUser): Promise<{ userId: string }> {
  demand(actor, 'user.manage')
  const { tenantId } = actor
  const userId = newId()
  return transact(actor, async (tx) => {
    if (departmentId) await demandDepartment(tx, actor, departmentId)
    const { count } = await tx.user.createMany({
      data: [{ id: userId, tenantId, name, email, role, locale, departmentId: role === 'member' ? null : departmentId, createdAt: actor.at }],
      skipDuplicates: true,
    })
    if (count === 0) throw new DomainError('invalid', 'fields', { email: 'taken' })
    await recordEvent(tx, actor, userInvited({ caseId: null, personId: userId }, { userId, name, role }))
    const resetId = await mailPasswordLink(tx, actor, { userId, minutes: invitationMinutes })
    await recordEvent(tx, actor, passwordLinkSent({ caseId: null, personId: userId }, { userId, resetId }))
    return { userId }
  })
}

/** A department of the actor's office, or `invalid` at `departmentId`. */
export async function demandDepartment(tx: Tx, { tenantId }: Actor, departmentId: string): Promise<void> {
  const known = await tx.department.findFirst({ where: { tenantId, id: departmentId }, select: { id: true } })
  if (!known) throw new DomainError('invalid', 'fields', { departmentId: 'unknown' })
}

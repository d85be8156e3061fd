import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { demand } from './demand'
import { userCorrected, userMoved, userRoleChanged } from './events'
import { demandDepartment } from './invite-user'
import { demandAnotherAdministrator, lockUser } from './lock-user'
import { shutPasswordLinks } from './password-reset'
import { endSessions } from './sessions'
import type { ChangeUser } from './user-schema'

/**
 * Gives a person another role or department, and mends a name or an address. A new role ends the person's sessions in
 * the same transaction; a new address makes links to choose a password void that went to the old one, and one that
 * the office knows already is `invalid` at `email`. Nobody takes the administrator's role from himself or from the last who
 * has it (`conflict`). Nothing to change is fine.
 */
export async function changeUser(actor: Actor, { userId, role, departmentId: wanted, name, email }: ChangeUser): Promise<void> {
  demand(actor, 'user.manage')
  const departmentId = role === 'member' ? null : wanted
  await transact(actor, async (tx) => {
    const user = await lockUser(tx, actor, userId)
    const newRole = user.role !== role
    const moved = user.departmentId !== departmentId
    const wished = { name: name ?? user.name, email: email ?? user.email }
    const mended = (['name', 'email'] as const).filter((field) => wished[field] !== user[field])
    if (!newRole && !moved && mended.length === 0) return
    if (newRole && user.role === 'administrator') demandAnotherAdministrator(actor, user)
    if (departmentId) await demandDepartment(tx, actor, departmentId)
    if (mended.includes('email')) {
      // administrators are locked: no two of them give one address to two people
      const taken = await tx.user.findFirst({ where: { tenantId: actor.tenantId, email }, select: { id: true } })
      if (taken) throw new DomainError('invalid', 'fields', { email: 'taken' })
      await shutPasswordLinks(tx, actor, userId)
    }
    await tx.user.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: userId } }, data: { role, departmentId, ...wished }, select: { id: true } })
    const about = { caseId: null, personId: userId }
    if (mended.length > 0) await recordEvent(tx, actor, userCorrected(about, { userId, changed: mended }))
    if (moved) await recordEvent(tx, actor, userMoved(about, { userId, from: user.departmentId, to: departmentId }))
    if (!newRole) return
    await recordEvent(tx, actor, userRoleChanged(about, { userId, from: user.role, to: role }))
    await endSessions(tx, actor, { userId, why: 'role_changed' })
  })
}

import type { Actor } from '@/lib/core/actor'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { demand } from './demand'
import { userMoved, userRoleChanged } from './events'
import { demandDepartment } from './invite-user'
import { demandAnotherAdministrator, lockUser } from './lock-user'
import { endSessions } from './sessions'
import type { ChangeUser } from './user-schema'

/**
 * Gives a person another role or department. A new role ends the person's sessions in the same transaction. Nobody
 * takes the administrator's role from himself or from the last who has it (`conflict`). Nothing to change is fine.
 */
export async function changeUser(actor: Actor, { userId, role, departmentId: wanted }: ChangeUser): Promise<void> {
  demand(actor, 'user.manage')
  const departmentId = role === 'member' ? null : wanted
  await transact(actor, async (tx) => {
    const user = await lockUser(tx, actor, userId)
    const newRole = user.role !== role
    const moved = user.departmentId !== departmentId
    if (!newRole && !moved) return
    if (newRole && user.role === 'administrator') demandAnotherAdministrator(actor, user)
    if (departmentId) await demandDepartment(tx, actor, departmentId)
    await tx.user.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: userId } }, data: { role, departmentId }, select: { id: true } })
    const about = { caseId: null, personId: userId }
    if (moved) await recordEvent(tx, actor, userMoved(about, { userId, from: user.departmentId, to: departmentId }))
    if (!newRole) return
    await recordEvent(tx, actor, userRoleChanged(about, { userId, from: user.role, to: role }))
    await endSessions(tx, actor, { userId, why: 'role_changed' })
  })
}

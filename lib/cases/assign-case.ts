import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseAssigned } from './events'
import { changeCase, changedMeanwhile, lockCase } from './lock-case'
import { workingRoles } from './rules'
import type { AssignCase } from './schema'

/** Gives a case to a technician, who is told. To the same one again is harmless. A new case becomes assigned. One that somebody gave away meanwhile is a `conflict`. */
export async function assignCase(actor: Actor, { caseId, technicianId, reason, from }: AssignCase): Promise<void> {
  demand(actor, 'case.assign')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    if (held.technicianId === technicianId) return
    if (from !== undefined && from !== held.technicianId) throw await changedMeanwhile(tx, actor, held)
    const technician = await tx.user.findFirst({
      where: { tenantId: actor.tenantId, id: technicianId, role: { in: [...workingRoles] }, disabledAt: null },
      select: { id: true, name: true, departmentId: true },
    })
    if (!technician) throw new DomainError('invalid', 'fields', { technicianId: 'unknown' })
    await changeCase(tx, actor, held, {
      technicianId,
      ...(held.departmentId ? {} : { departmentId: technician.departmentId }),
      ...(held.statusCode === 'new' ? { statusCode: 'assigned' } : {}),
    })
    await recordEvent(
      tx,
      actor,
      caseAssigned(
        { caseId, personId: held.memberId },
        { number: held.number, technicianId, technicianName: technician.name, fromTechnicianId: held.technicianId, reason },
      ),
    )
  })
}

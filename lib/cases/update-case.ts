import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseUpdated } from './events'
import { changeCase, demandVersion, lockCase } from './lock-case'
import { demandPeople, subjectFor } from './open-case'
import type { UpdateCase } from './schema'

/**
 * Changes what a case says of itself. Nothing changed is nothing written. A case that somebody changed since the
 * form was opened is a `conflict` that tells who and what. A type no longer in use can be kept, not newly chosen.
 */
export async function updateCase(actor: Actor, { caseId, version, subjectName, ...wanted }: UpdateCase): Promise<void> {
  demand(actor, 'case.update')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    await demandVersion(tx, actor, held, version)
    if (!wanted.memberId && !wanted.customerId) throw new DomainError('invalid', 'fields', { memberId: 'missing' })
    const before = await tx.case.findUniqueOrThrow({ where: { tenantId_id: { tenantId: actor.tenantId, id: caseId } } })
    const type = await tx.caseType.findFirst({ where: { tenantId: actor.tenantId, id: wanted.typeId }, select: { id: true, active: true } })
    if (!type || !(type.active || type.id === before.typeId)) throw new DomainError('invalid', 'fields', { typeId: 'unknown' })
    await demandPeople(tx, actor, wanted)
    const after = { ...wanted, subjectId: await subjectFor(tx, actor, { subjectName }) }
    const changed = Object.entries(after).filter(([field, value]) => before[field as keyof typeof before] !== value)
    if (changed.length === 0) return
    await changeCase(tx, actor, held, after)
    const fields = changed.map(([field]) => field)
    await recordEvent(tx, actor, caseUpdated({ caseId, personId: held.memberId }, { number: held.number, changed: fields }))
  })
}

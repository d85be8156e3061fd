import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseTypeActivated, caseTypeDeactivated } from './events'
import { aboutType, lockCaseType } from './lock-case-type'

/**
 * Takes a type out of the choice for new cases; the cases of it stay as they are. The default type stays in use
 * (`conflict`, `is_default`). Twice is harmless.
 */
export async function deactivateCaseType(actor: Actor, { typeId }: { typeId: string }): Promise<void> {
  demand(actor, 'configuration.manage')
  await transact(actor, async (tx) => {
    const { type } = await lockCaseType(tx, actor, typeId)
    if (type.isDefault) throw new DomainError('conflict', 'is_default')
    if (!type.active) return
    const data = { active: false }
    await tx.caseType.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: typeId } }, data, select: { id: true } })
    await recordEvent(tx, actor, caseTypeDeactivated({ caseId: null }, aboutType(type)))
  })
}

/** Brings a type back into the choice for new cases. Twice is harmless. */
export async function activateCaseType(actor: Actor, { typeId }: { typeId: string }): Promise<void> {
  demand(actor, 'configuration.manage')
  await transact(actor, async (tx) => {
    const { type } = await lockCaseType(tx, actor, typeId)
    if (type.active) return
    const data = { active: true }
    await tx.caseType.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: typeId } }, data, select: { id: true } })
    await recordEvent(tx, actor, caseTypeActivated({ caseId: null }, aboutType(type)))
  })
}

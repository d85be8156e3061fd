import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { defaultCaseTypeChosen } from './events'
import { aboutType, lockCaseType } from './lock-case-type'

/**
 * Makes a type the one that a new case has until another is chosen; the one before is it no longer. An office has one
 * default at any time, however many choose at once. A type switched off is a `conflict` (`inactive`). Twice is harmless.
 */
export async function chooseDefaultType(actor: Actor, { typeId }: { typeId: string }): Promise<void> {
  demand(actor, 'configuration.manage')
  const { tenantId } = actor
  await transact(actor, async (tx) => {
    const { type, types } = await lockCaseType(tx, actor, typeId)
    if (type.isDefault) return
    if (!type.active) throw new DomainError('conflict', 'inactive')
    const before = types.find(({ isDefault }) => isDefault)
    await tx.caseType.updateMany({ where: { tenantId, isDefault: true }, data: { isDefault: false } })
    await tx.caseType.update({ where: { tenantId_id: { tenantId, id: typeId } }, data: { isDefault: true }, select: { id: true } })
    await recordEvent(tx, actor, defaultCaseTypeChosen({ caseId: null }, { ...aboutType(type), was: before?.code ?? null }))
  })
}

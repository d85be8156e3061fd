import { isDeepStrictEqual } from 'node:util'
import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { changedMeanwhile } from '../lock-configuration'
import { written } from './add-case-type'
import { caseTypeChanged } from './events'
import { aboutType, lockCaseType } from './lock-case-type'
import { mayStandAbove } from './rules'
import type { ChangeCaseType } from './schema'

/**
 * Changes what a type says of itself; cases of it say it at once. The code stays. Nothing changed is nothing written. A
 * type that somebody changed since the form was opened is a `conflict` that tells who, when and the version there is
 * now. A parent must be an active type of the office, and none that stands below (`circle`).
 */
export async function changeCaseType(actor: Actor, { typeId, version, ...form }: ChangeCaseType): Promise<void> {
  demand(actor, 'configuration.manage')
  await transact(actor, async (tx) => {
    const { type, types } = await lockCaseType(tx, actor, typeId)
    if (type.version !== version) throw await changedMeanwhile(tx, actor, type.version, [caseTypeChanged.type], typeId)
    const wanted = { ...form, whatHappensNext: written(form.whatHappensNext) }
    if (wanted.parentId && wanted.parentId !== type.parentId) {
      const parent = types.find(({ id, active }) => active && id === wanted.parentId)
      if (!parent) throw new DomainError('invalid', 'fields', { parentId: 'unknown' })
      if (!mayStandAbove(types, parent.id, typeId)) throw new DomainError('invalid', 'fields', { parentId: 'circle' })
    }
    const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((field) => !isDeepStrictEqual(wanted[field], type[field]))
    if (changed.length === 0) return
    const data = { ...wanted, version: { increment: 1 } }
    await tx.caseType.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: typeId } }, data, select: { id: true } })
    await recordEvent(tx, actor, caseTypeChanged({ caseId: null }, { ...aboutType({ ...type, name: wanted.name }), changed }))
  })
}

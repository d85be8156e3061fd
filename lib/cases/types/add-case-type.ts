import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseTypeAdded } from './events'
import { aboutType, lockCaseTypes } from './lock-case-type'
import { mostCaseTypes } from './rules'
import type { AddCaseType } from './schema'

/**
 * Adds a type that cases can be opened with at once. A code is taken once an office, also by a type that is switched
 * off (`taken`); a parent must be an active type of the office. The first type of an office is its default.
 */
export async function addCaseType(actor: Actor, { whatHappensNext, ...form }: AddCaseType): Promise<{ typeId: string }> {
  demand(actor, 'configuration.manage')
  return transact(actor, async (tx) => {
    const types = await lockCaseTypes(tx, actor)
    if (types.length >= mostCaseTypes) throw new DomainError('conflict', 'too_many')
    const fields: Record<string, string> = {}
    if (types.some(({ code }) => code === form.code)) fields.code = 'taken'
    if (form.parentId && !types.some(({ id, active }) => active && id === form.parentId)) fields.parentId = 'unknown'
    if (Object.keys(fields).length > 0) throw new DomainError('invalid', 'fields', fields)
    const type = { id: newId(), tenantId: actor.tenantId, ...form, whatHappensNext: written(whatHappensNext), createdAt: actor.at }
    await tx.caseType.create({ data: { ...type, isDefault: !types.some(({ isDefault }) => isDefault) }, select: { id: true } })
    await recordEvent(tx, actor, caseTypeAdded({ caseId: null }, aboutType(type)))
    return { typeId: type.id }
  })
}

/** The languages in which something was written. */
export function written(text: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(text).filter(([, words]) => words))
}

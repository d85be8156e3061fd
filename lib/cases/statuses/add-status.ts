import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { changeLifeCycle, demandLifeCycle } from './change-life-cycle'
import { statusAdded } from './events'
import { mostStatuses } from './rules'
import type { AddStatus } from './schema'

/**
 * Adds a status at the end, with the transitions that lead to it and on from it, so that no case can get stuck in it. A
 * code is taken for good (`taken`); what would break a rule of the life cycle is `invalid` by that rule.
 */
export async function addStatus(actor: Actor, { version, code, name, kind, comesFrom, goesTo }: AddStatus): Promise<{ code: string }> {
  const { tenantId } = actor
  await changeLifeCycle(actor, version, async (tx, { statuses, transitions }) => {
    if (statuses.some((status) => status.code === code)) throw new DomainError('invalid', 'fields', { code: 'taken' })
    if (statuses.length >= mostStatuses) throw new DomainError('conflict', 'too_many')
    const added = [...comesFrom.map((from) => ({ from, to: code })), ...goesTo.map((to) => ({ from: code, to }))]
    demandLifeCycle('invalid', [...statuses, { code, kind, active: true }], [...transitions, ...added])
    const position = Math.max(-1, ...statuses.map((status) => status.position)) + 1
    await tx.caseStatus.create({ data: { tenantId, code, name, kind, position }, select: { code: true } })
    const rows = added.map(({ from, to }) => ({ tenantId, fromCode: from, toCode: to }))
    await tx.caseTransition.createMany({ data: rows, skipDuplicates: true })
    return statusAdded({ caseId: null }, { code, name, kind, comesFrom, goesTo })
  })
  return { code }
}

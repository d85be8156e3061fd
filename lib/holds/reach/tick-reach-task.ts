import { demand } from '@/lib/access/demand'
import { lockCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { memberReached } from '../events'
import { findOpenHold } from '../open-hold'
import type { TickReachTask } from './schema'

/**
 * Ticks off that the member of a case on hold was reached in another way: who, when and how, and the no-answer clock
 * goes on. Ticked already, it stays as it was; with nothing to tick off it is a `conflict`.
 */
export async function tickReachTask(actor: Actor, { caseId, how, note }: TickReachTask): Promise<void> {
  demand(actor, 'hold.place')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    const hold = await findOpenHold(tx, actor, caseId)
    const task = hold && (await tx.reachTask.findUnique({ where: { tenantId_holdId: { tenantId: actor.tenantId, holdId: hold.id } } }))
    if (!task) throw new DomainError('conflict', 'nobody_to_reach')
    if (task.doneAt) return
    const done = { doneAt: actor.at, doneById: actor.userId, how, note }
    await tx.reachTask.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: task.id } }, data: done, select: { id: true } })
    await recordEvent(tx, actor, memberReached({ caseId, personId: held.memberId }, { number: held.number, holdId: task.holdId, how }))
  })
}

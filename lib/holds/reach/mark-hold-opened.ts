import { demand } from '@/lib/access/demand'
import { lockCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { holdOpened } from '../events'
import { findOpenHold } from '../open-hold'

/** Notes when the member first opened their case after it was put on hold: the surest proof that they were reached. Once a hold. */
export async function markHoldOpened(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  demand(actor, 'hold.answer')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    const hold = await findOpenHold(tx, actor, caseId)
    if (!hold || hold.memberOpenedAt) return
    const where = { tenantId_id: { tenantId: actor.tenantId, id: hold.id } }
    await tx.hold.update({ where, data: { memberOpenedAt: actor.at }, select: { id: true } })
    await recordEvent(tx, actor, holdOpened({ caseId, personId: held.memberId }, { number: held.number, holdId: hold.id }))
  })
}

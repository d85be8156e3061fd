import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { memberUpdatesSeen } from './events'
import { changeCase, lockCase } from './lock-case'

/** Takes the mark "New info" off when the case's own technician has opened it. Anybody else's look changes nothing. */
export async function markCaseSeen(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  demand(actor, 'queue.read')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    if (!held.hasMemberUpdates || held.technicianId !== actor.userId) return
    await changeCase(tx, actor, held, { hasMemberUpdates: false })
    await recordEvent(tx, actor, memberUpdatesSeen({ caseId, personId: held.memberId }, { number: held.number }))
  })
}

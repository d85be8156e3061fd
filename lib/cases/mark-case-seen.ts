import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { memberUpdatesSeen } from './events'
import { lockCase } from './lock-case'
import { attention } from './rules'

/**
 * Takes the mark "New info" off when the case's own technician has opened it. Anybody else's look changes nothing, nor does a
 * look at a page that shows the case as it was before the news (`asOf`: when it had changed last). A look is no change of the
 * case: its version and its time stay, so that what is open in the browser can still be saved.
 */
export async function markCaseSeen(actor: Actor, { caseId, asOf }: { caseId: string; asOf: string }): Promise<void> {
  demand(actor, 'queue.read')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    if (!held.hasMemberUpdates || held.technicianId !== actor.userId || held.updatedAt > new Date(asOf)) return
    const data = { hasMemberUpdates: false, attention: attention({ kind: held.kind, hasMemberUpdates: false, readyForReview: held.readyForReviewAt !== null }) }
    await tx.case.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: caseId } }, data, select: { id: true } })
    await recordEvent(tx, actor, memberUpdatesSeen({ caseId, personId: held.memberId }, { number: held.number }))
  })
}

import { demand } from '@/lib/access/demand'
import { changeCase, lockCase } from '@/lib/cases/lock-case'
import { demandTransition } from '@/lib/cases/transitions'
import type { Actor } from '@/lib/core/actor'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseResumed } from './events'
import { findOpenHold, heldForSeconds } from './open-hold'

/** Resumes a case from hold and tells the member. Resuming twice is harmless, so callers may retry. */
export async function resumeCase(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  demand(actor, 'hold.resume')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    const hold = await findOpenHold(tx, actor, caseId)
    if (!hold) return
    const status = await demandTransition(tx, actor, held, { kind: 'open', prefer: 'in_progress' })
    await tx.hold.update({
      where: { tenantId_id: { tenantId: actor.tenantId, id: hold.id } },
      data: { openCaseId: null, endedAt: actor.at, endedById: actor.userId, endedAs: 'resumed' },
      select: { id: true },
    })
    await changeCase(tx, actor, held, { statusCode: status.code, kind: status.kind, readyForReviewAt: null })
    await recordEvent(
      tx,
      actor,
      caseResumed(
        { caseId, personId: held.memberId },
        { number: held.number, holdId: hold.id, to: status.code, heldForSeconds: heldForSeconds(hold, actor.at) },
      ),
    )
  })
}

import { demand } from '@/lib/access/demand'
import { changeCase, lockCase } from '@/lib/cases/lock-case'
import { demandTransition } from '@/lib/cases/transitions'
import type { Actor } from '@/lib/core/actor'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseCompleted } from './events'
import { findOpenHold, heldForSeconds } from './open-hold'

/**
 * Completes a case, from hold with what has come in or without one, and tells the member. A case already resolved
 * or closed stays as it is.
 */
export async function completeCase(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  demand(actor, 'hold.resume')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    if (held.kind === 'closed' || held.kind === 'resolved') return
    const hold = await findOpenHold(tx, actor, caseId)
    const status = await demandTransition(tx, actor, held, { kind: 'closed', prefer: 'closed' })
    if (hold) {
      await tx.hold.update({
        where: { tenantId_id: { tenantId: actor.tenantId, id: hold.id } },
        data: { openCaseId: null, endedAt: actor.at, endedById: actor.userId, endedAs: 'completed' },
        select: { id: true },
      })
    }
    await changeCase(tx, actor, held, { statusCode: status.code, kind: status.kind, closedAt: actor.at, readyForReviewAt: null })
    await recordEvent(
      tx,
      actor,
      caseCompleted(
        { caseId, personId: held.memberId },
        {
          number: held.number,
          holdId: hold?.id ?? null,
          to: status.code,
          heldForSeconds: hold ? heldForSeconds(hold, actor.at) : null,
        },
      ),
    )
  })
}

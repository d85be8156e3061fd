import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseStatusChanged } from './events'
import { changeCase, demandVersion, lockCase } from './lock-case'
import type { ChangeStatus } from './schema'
import { demandTransition } from './transitions'

/**
 * Moves a case along the tenant's life cycle. To where it already is, harmless. A hold is placed and ended by its own
 * operations, because it needs a reason. A move that is not allowed is a `conflict` that names what is.
 */
export async function changeStatus(actor: Actor, { caseId, to, version }: ChangeStatus): Promise<void> {
  demand(actor, 'case.update')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    if (held.statusCode === to) return
    await demandVersion(tx, actor, held, version)
    if (held.kind === 'hold') throw new DomainError('conflict', 'on_hold')
    const next = await demandTransition(tx, actor, held, { code: to })
    if (next.kind === 'hold') throw new DomainError('conflict', 'hold_needs_reason')
    const closed = next.kind === 'closed'
    await changeCase(tx, actor, held, {
      statusCode: next.code,
      kind: next.kind,
      closedAt: closed ? actor.at : null,
      readyForReviewAt: null,
    })
    await recordEvent(tx, actor, caseStatusChanged({ caseId, personId: held.memberId }, { number: held.number, from: held.statusCode, to: next.code }))
  })
}

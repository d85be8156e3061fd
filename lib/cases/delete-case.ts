import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseDeleted, caseRestored } from './events'
import { changeCase, lockCase } from './lock-case'

/** Takes a case out of sight; nothing is lost and it can be restored. Twice is harmless. Not while it is on hold. */
export async function deleteCase(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  demand(actor, 'case.delete')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId, { deleted: true })
    if (held.deletedAt) return
    if (held.kind === 'hold') throw new DomainError('conflict', 'on_hold')
    await changeCase(tx, actor, held, { deletedAt: actor.at, deletedById: actor.userId })
    await recordEvent(tx, actor, caseDeleted({ caseId, personId: held.memberId }, { number: held.number }))
  })
}

/** Brings a deleted case back as it was. Twice is harmless. */
export async function restoreCase(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  demand(actor, 'case.delete')
  await transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId, { deleted: true })
    if (!held.deletedAt) return
    await changeCase(tx, actor, held, { deletedAt: null, deletedById: null })
    await recordEvent(tx, actor, caseRestored({ caseId, personId: held.memberId }, { number: held.number }))
  })
}

import { demand } from '@/lib/access/demand'
import { changeCase, lockCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newReceiptNumber } from '@/lib/core/receipt'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { memberSentEverything } from './events'
import { findOpenHold, type OpenHold } from './open-hold'

/**
 * The member says that everything is sent: the case goes to the top of the technician's queue, and the member gets a
 * receipt number. Again gives the same receipt. An empty answer is refused (`conflict`, `nothing_sent`): at least one
 * file or note since the hold began.
 */
export async function sendEverything(actor: Actor, { caseId }: { caseId: string }): Promise<{ receiptNumber: string }> {
  demand(actor, 'hold.answer')
  return transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    const hold = await findOpenHold(tx, actor, caseId)
    if (!hold) throw new DomainError('conflict', 'not_on_hold')
    if (hold.sentAllReceipt) return { receiptNumber: hold.sentAllReceipt }
    if (!(await hasAnswered(tx, actor, hold))) throw new DomainError('conflict', 'nothing_sent')
    const receiptNumber = newReceiptNumber()
    await tx.hold.update({
      where: { tenantId_id: { tenantId: actor.tenantId, id: hold.id } },
      data: { sentAllAt: actor.at, sentAllReceipt: receiptNumber },
      select: { id: true },
    })
    await changeCase(tx, actor, held, { readyForReviewAt: actor.at, hasMemberUpdates: true })
    await recordEvent(tx, actor, memberSentEverything({ caseId, personId: held.memberId }, { number: held.number, holdId: hold.id, receiptNumber }))
    return { receiptNumber }
  })
}

async function hasAnswered(tx: Tx, actor: Actor, hold: OpenHold): Promise<boolean> {
  const { tenantId } = actor
  const file = await tx.documentVersion.findFirst({
    where: { tenantId, receivedAt: { gte: hold.placedAt }, uploadedById: actor.userId, document: { caseId: hold.caseId } },
    select: { id: true },
  })
  if (file) return true
  const note = await tx.caseNote.findFirst({
    where: { tenantId, caseId: hold.caseId, authorId: actor.userId, createdAt: { gte: hold.placedAt } },
    select: { id: true },
  })
  return note !== null
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { mailSettled } from './events'
import { lockMail } from './lock-mail'
import type { SettleMail } from './schema'

/**
 * Is done with a mail of the tray without putting it on a case; what was done stays in the trail, and the mail stays kept.
 * Twice is harmless. One that was put on a case is a `conflict`, `already_settled`.
 */
export async function settleMail(actor: Actor, { mailId, note }: SettleMail): Promise<void> {
  demand(actor, 'mail.settle')
  const { tenantId } = actor
  await transact(actor, async (tx) => {
    const { state, attachedToId, caseId, memberId, why, case: about } = await lockMail(tx, actor, mailId)
    if (state === 'settled' && !attachedToId) return
    if (state !== 'waiting') throw new DomainError('conflict', 'already_settled')
    await tx.inboundMail.updateMany({
      where: { tenantId, id: mailId },
      data: { state: 'settled', settledById: actor.userId, attachedToId: null, doneAt: actor.at },
    })
    await recordEvent(tx, actor, mailSettled({ caseId, personId: memberId }, { number: about.number, mailId, why: why ?? '', note }))
  })
}

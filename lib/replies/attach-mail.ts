import { readableCases } from '@/lib/access/case-scope'
import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { enqueue } from '@/lib/queue/enqueue'
import { mailAttached } from './events'
import { lockMail } from './lock-mail'
import type { AttachMail } from './schema'

/**
 * Puts a mail of the tray on a case, in the administrator's name: the job that looks into its files is asked for in the same
 * transaction. Twice is harmless. `not_found` is a case or mail of another office, `conflict` a mail somebody is done with
 * (`already_settled`) or that cannot be read (`unreadable`), `gone` a deleted case.
 */
export async function attachMail(actor: Actor, { mailId, number }: AttachMail): Promise<void> {
  demand(actor, 'mail.settle')
  const { tenantId } = actor
  await transact(actor, async (tx) => {
    const mail = await lockMail(tx, actor, mailId)
    const about = await tx.case.findFirst({
      where: { AND: [{ tenantId, number: number.toUpperCase() }, readableCases(actor)] },
      select: { id: true, number: true, deletedAt: true },
    })
    if (!about) throw new DomainError('not_found', 'case')
    if (about.deletedAt) throw new DomainError('gone', 'case_deleted')
    if (mail.attachedToId === about.id && mail.state !== 'waiting') return
    if (mail.state !== 'waiting') throw new DomainError('conflict', 'already_settled')
    if (mail.why === 'unreadable') throw new DomainError('conflict', 'unreadable')
    await tx.inboundMail.updateMany({
      where: { tenantId, id: mailId },
      data: { state: 'attaching', attachedToId: about.id, settledById: actor.userId, doneAt: actor.at },
    })
    await recordEvent(tx, actor, mailAttached({ caseId: about.id, personId: mail.memberId }, { number: about.number, mailId, why: mail.why ?? '' }))
    await enqueue(tx, 'reply.take', { tenantId, mailId })
  })
}

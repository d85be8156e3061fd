import { demand } from '@/lib/access/demand'
import { lockCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { itemAsked } from './events'
import { findOpenHold, waitAnew } from './open-hold'
import { addItems } from './place-hold'
import { maxItems } from './rules'
import type { AskForItem } from './schema'

/** Asks for one more paper while the case is on hold; the member is told, and after a required one may say anew that everything is sent. */
export async function askForItem(actor: Actor, { caseId, item }: AskForItem): Promise<{ itemId: string }> {
  demand(actor, 'hold.place')
  return transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    const hold = await findOpenHold(tx, actor, caseId)
    if (!hold) throw new DomainError('conflict', 'not_on_hold')
    if (hold.items.length >= maxItems) throw new DomainError('invalid', 'fields', { items: 'too_many' })
    const position = Math.max(-1, ...hold.items.map((row) => row.position)) + 1
    const [itemId = ''] = await addItems(tx, actor, hold.id, [item], position)
    if (item.required) await waitAnew(tx, actor, held, hold)
    await recordEvent(tx, actor, itemAsked({ caseId, personId: held.memberId }, { number: held.number, holdId: hold.id, itemId, item: item.name }))
    return { itemId }
  })
}

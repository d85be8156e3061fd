import { changeCase, type LockedCase, lockCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/transact'

/** The hold a case is in, with its items; null when it is in none. */
export function findOpenHold(tx: Tx, actor: Actor, caseId: string) {
  return tx.hold.findUnique({
    where: { tenantId_openCaseId: { tenantId: actor.tenantId, openCaseId: caseId } },
    include: { items: { orderBy: { position: 'asc' } } },
  })
}
export type OpenHold = NonNullable<Awaited<ReturnType<typeof findOpenHold>>>
export type ItemRow = OpenHold['items'][number]

/** Takes the case of an item for this transaction, and the item. Somebody else's is `not_found`; after the hold, `gone`. */
export async function lockItem(tx: Tx, actor: Actor, itemId: string): Promise<{ held: LockedCase; hold: OpenHold; item: ItemRow }> {
  if (!isId(itemId)) throw new DomainError('not_found', 'item')
  const asked = await tx.requestedItem.findUnique({
    where: { tenantId_id: { tenantId: actor.tenantId, id: itemId } },
    select: { hold: { select: { caseId: true } } },
  })
  if (!asked) throw new DomainError('not_found', 'item')
  const held = await lockCase(tx, actor, asked.hold.caseId)
  const hold = await findOpenHold(tx, actor, held.id)
  const item = hold?.items.find((row) => row.id === itemId)
  if (!hold || !item) throw new DomainError('gone', 'hold_ended')
  return { held, hold, item }
}

/** Whole seconds a hold has lasted. */
export function heldForSeconds(hold: { placedAt: Date }, at: Date): number {
  return Math.max(0, Math.round((at.getTime() - hold.placedAt.getTime()) / 1000))
}

/** We wait for the member again: the case is no longer ready for review, and "I have sent everything" may be said anew. */
export async function waitAnew(tx: Tx, actor: Actor, held: LockedCase, hold: OpenHold): Promise<void> {
  const where = { tenantId_id: { tenantId: actor.tenantId, id: hold.id } }
  await tx.hold.update({ where, data: { sentAllAt: null, sentAllReceipt: null }, select: { id: true } })
  await changeCase(tx, actor, held, { readyForReviewAt: null })
}

import { changeCase, type LockedCase } from '@/lib/cases/lock-case'
import { isClosed } from '@/lib/cases/rules'
import type { Actor } from '@/lib/core/actor'
import type { Tx } from '@/lib/db/transact'
import { findOpenHold } from './open-hold'
import { everythingRequiredIsIn, stateAfterFile } from './rules'

/**
 * What a file from the member does to the case, in the transaction that stores it: its item moves on (complete only
 * with all files expected), the case has news, and it is ready for review when no required item is open. After the
 * hold, or without one, the file is kept as it is and the technician still hears of it; on a closed case it is kept.
 */
export async function answerHold(tx: Tx, actor: Actor, held: LockedCase, { itemId }: { itemId: string | null }): Promise<void> {
  if (isClosed(held.kind)) return
  const hold = await findOpenHold(tx, actor, held.id)
  if (!hold) {
    await changeCase(tx, actor, held, { hasMemberUpdates: true })
    return
  }
  const item = itemId ? hold.items.find((row) => row.id === itemId) : undefined
  const state = item && stateAfterFile(item, await filesSince(tx, actor, item.id, item.returnedAt))
  if (item && state && state !== item.state) {
    await tx.requestedItem.update({
      where: { tenantId_id: { tenantId: actor.tenantId, id: item.id } },
      data: { state, receivedAt: state === 'received' ? actor.at : item.receivedAt },
      select: { id: true },
    })
  }
  const items = hold.items.map((row) => (row.id === item?.id && state ? { ...row, state } : row))
  const ready = everythingRequiredIsIn(items) ? { readyForReviewAt: held.readyForReviewAt ?? actor.at } : {}
  await changeCase(tx, actor, held, { hasMemberUpdates: true, ...ready })
}

/** Documents for an item that came since it was last sent back, or of which a version did, the one just stored among them. */
function filesSince(tx: Tx, actor: Actor, itemId: string, since: Date | null): Promise<number> {
  return tx.document.count({
    where: { tenantId: actor.tenantId, itemId, ...(since ? { versions: { some: { receivedAt: { gt: since } } } } : {}) },
  })
}

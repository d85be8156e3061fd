import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { complianceTags, emailFlagged } from '../events'

type Flag = { userId: string; kind: 'hard_bounce' | 'spam_complaint'; address: string; deliveryId: string; detail: string | null }

/**
 * Flags a person's address for an administrator. Mail goes on, because the notice may be the one that matters. While such
 * a flag is open a second is not set, whoever comes at the same time; the database's key holds that.
 */
export async function setFlag(tx: Tx, actor: Actor, { userId, kind, address, deliveryId, detail }: Flag): Promise<void> {
  const { tenantId, at } = actor
  const id = newId()
  const { count } = await tx.emailFlag.createMany({
    data: [{ id, tenantId, userId, openUserId: userId, kind, address, deliveryId, detail, flaggedAt: at }],
    skipDuplicates: true,
  })
  if (count === 0) return
  await recordEvent(tx, actor, emailFlagged({ caseId: null, personId: userId }, { flagId: id, kind, address, deliveryId, compliance: complianceTags }))
}

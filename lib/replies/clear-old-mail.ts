import { systemActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { keptSince } from '@/lib/core/retention'
import { db, type Prisma } from '@/lib/db/client'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { forgetFile } from '@/lib/storage/disk-store'
import { oldMailCleared } from './events'

const atOnce = 1_000

/**
 * Clears away mails that were worked on long ago, each with the file it was kept in, which nothing else reads: what a mail
 * brought to a case is there on its own. One that waits is never old. Files go first, so that one broken off leaves a row to
 * begin again with. At most 1,000 an office; answers how many, and run twice it finds none.
 */
export async function clearOldMail(now = new Date()): Promise<number> {
  const old: Prisma.InboundMailWhereInput = {
    OR: [
      { state: { in: ['taken', 'settled'] }, doneAt: { lt: keptSince('answer', now) } },
      { state: 'ignored', doneAt: { lt: keptSince('ignoredMail', now) } },
    ],
  }
  const due = await db.system.inboundMail.groupBy({ by: ['tenantId'], where: old })
  let cleared = 0
  for (const { tenantId } of due) {
    const mails = await transact({ tenantId }, (tx) =>
      tx.inboundMail.findMany({ where: { tenantId, ...old }, take: atOnce, select: { id: true, storageKey: true } }),
    )
    for (const { storageKey } of mails) await forgetFile(storageKey)
    cleared += await transact({ tenantId }, async (tx) => {
      const { count } = await tx.inboundMail.deleteMany({ where: { tenantId, id: { in: mails.map(({ id }) => id) }, ...old } })
      if (count > 0) await recordEvent(tx, systemActor(tenantId, now, newId()), oldMailCleared({ caseId: null }, { mails: count }))
      return count
    })
  }
  return cleared
}

import { systemActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { transact } from '@/lib/db/transact'
import { sweepPartials } from '@/lib/storage/partial-store'
import { endUploads, uploadLives } from './uploads'

/**
 * Gives up tries that began a day ago and never came to an end: they are told as interrupted, and when they began stays
 * for ever. One that comes whole after all is still taken. Bytes that nobody went on with for two days are removed.
 * Answers how many tries were given up; run twice it finds none.
 */
export async function giveUpUploads(now = new Date()): Promise<number> {
  await sweepPartials(new Date(now.getTime() - 2 * uploadLives))
  const began = new Date(now.getTime() - uploadLives)
  const due = await db.system.upload.groupBy({
    by: ['tenantId'],
    where: { state: { in: ['sending', 'checking'] }, beganAt: { lt: began } },
  })
  let givenUp = 0
  for (const { tenantId } of due) {
    const actor = systemActor(tenantId, now, newId())
    const ended = await transact({ tenantId }, (tx) => endUploads(tx, actor, { beganAt: { lt: began } }, 'failed', 'interrupted'))
    givenUp += ended.length
  }
  return givenUp
}

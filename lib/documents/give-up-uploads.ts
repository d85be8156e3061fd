import { systemActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { transact } from '@/lib/db/transact'
import { findPartial, sweepPartials } from '@/lib/storage/partial-store'
import { endUploads, uploadLives } from './uploads'

/** Longer than a check of any form's files takes, in milliseconds. */
const longestCheck = 3_600_000

/**
 * Gives up tries that began a day ago and never came to an end: they are told as interrupted, and when they began stays
 * for ever. One that was being checked for an hour and whose bytes are gone, since what checked it ended in the middle, is
 * told as our fault. One that comes whole after all is still taken. Bytes that nobody went on with for two days are removed.
 * Answers how many tries were given up; run twice it finds none.
 */
export async function giveUpUploads(now = new Date()): Promise<number> {
  await sweepPartials(new Date(now.getTime() - 2 * uploadLives))
  const began = new Date(now.getTime() - uploadLives)
  const due = await db.system.upload.groupBy({
    by: ['tenantId'],
    where: { state: { in: ['sending', 'checking'] }, beganAt: { lt: began } },
  })
  let givenUp = await giveUpLost(now)
  for (const { tenantId } of due) {
    const actor = systemActor(tenantId, now, newId())
    const ended = await transact({ tenantId }, (tx) => endUploads(tx, actor, { beganAt: { lt: began } }, 'failed', 'interrupted'))
    givenUp += ended.length
  }
  return givenUp
}

async function giveUpLost(now: Date): Promise<number> {
  const checked = await db.system.upload.findMany({
    where: { state: 'checking', beganAt: { lt: new Date(now.getTime() - longestCheck) } },
    select: { id: true, tenantId: true },
    take: 1000,
  })
  let givenUp = 0
  for (const { id, tenantId } of checked) {
    if ((await findPartial(id))?.received) continue
    const actor = systemActor(tenantId, now, newId())
    const ended = await transact({ tenantId }, (tx) => endUploads(tx, actor, { id }, 'failed', 'our_fault'))
    givenUp += ended.length
  }
  return givenUp
}

import { db } from '@/lib/db/client'
import { enqueue } from '@/lib/queue/enqueue'
import { nextTryAt } from '../rules'
import { applyReport } from './apply-report'
import { readReport } from './read-report'
import { readSnsMessage } from './sns-rules'

const unknownFor = 60 * 60_000

/**
 * Works on a message of SES that was kept. One that comes before we wrote down that its letter went out waits for that;
 * one about a letter nobody knows is asked for again for an hour and stays kept. Twice is harmless. Of an opened letter or
 * a followed link the message itself, which tells from where and with what, is not kept once it was heard.
 */
export async function hearSes({ messageId }: { messageId: string }, now = new Date()): Promise<void> {
  const kept = await db.system.sesMessage.findUnique({ where: { id: messageId } })
  if (!kept || kept.doneAt) return
  const report = readReport(readSnsMessage(kept.body)?.message ?? '', kept.receivedAt)
  const outcome = report ? await applyReport(report, now) : 'of_no_concern'
  const isVisit = report?.kind === 'open' || report?.kind === 'click'
  const tries = kept.tries + 1
  const retryAt = outcome === 'early' || outcome === 'unknown' ? nextTryAt(tries, kept.receivedAt, now) : null
  const goesOn = retryAt && (outcome === 'early' || retryAt.getTime() - kept.receivedAt.getTime() <= unknownFor)
  await db.system.$transaction(async (tx) => {
    const heard = { outcome: outcome === 'early' ? 'unknown' : outcome, doneAt: now, ...(isVisit ? { body: '' } : {}) }
    const data = goesOn ? { tries } : { tries, ...heard }
    await tx.sesMessage.update({ where: { id: messageId }, data, select: { id: true } })
    if (goesOn) await enqueue(tx, 'ses.hear', { messageId }, { runAt: retryAt })
  })
}

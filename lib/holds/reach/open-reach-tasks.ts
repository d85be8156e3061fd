import type { Actor } from '@/lib/core/actor'
import { type LocalDay, localDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { reachTaskOpened } from '../events'
import { asWaiting, type WaitingRow, waitingStatement } from '../ladder/load-waiting'
import { addBusinessDays } from '../ladder/rules'

/**
 * Opens the task to reach the member of a case on hold when nothing of the hold's notice got through, due the next
 * business day. To be called in the transaction that learns of a failed or bounced message. One a hold: again, or while
 * another message is under way or was seen, nothing happens.
 */
export async function openReachTask(tx: Tx, actor: Actor, caseId: string): Promise<void> {
  const { tenantId } = actor
  const [found] = await tx.$queryRaw<WaitingRow[]>(waitingStatement(Prisma.sql`c."tenantId" = ${tenantId}::uuid AND c.id = ${caseId}::uuid`))
  if (!found) return
  const { waiting, task: known, holidays } = asWaiting(found.row)
  if (waiting?.reach !== 'not_reached' || known) return
  const { holdId, number, memberId, zone } = found.row
  const dueOn: LocalDay = addBusinessDays(localDay(actor.at, zone), 1, holidays)
  const task = { id: newId(), tenantId, holdId, openedAt: actor.at, dueOn: new Date(dueOn) }
  const { count } = await tx.reachTask.createMany({ data: [task], skipDuplicates: true })
  if (count > 0) await recordEvent(tx, actor, reachTaskOpened({ caseId, personId: memberId }, { number, holdId, dueOn }))
}

import type { Actor } from '@/lib/core/actor'
import { type LocalDay, localDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'
import { recordEvents } from '@/lib/events/record-event'
import { reachTaskOpened } from '../events'
import { asWaiting, type WaitingRow, waitingStatement } from '../ladder/load-waiting'
import { addBusinessDays } from '../ladder/rules'

/** A case on hold, and who learnt that a message about it did not get through. */
type Learnt = { caseId: string; actor: Actor }

/**
 * Opens the task to reach the member of each case on hold when nothing of the hold's notice got through, due the next
 * business day. To be called in the transaction that learns of failed or bounced messages of one office. One a hold:
 * again, or while another message is under way or was seen, nothing happens.
 */
export async function openReachTasks(tx: Tx, learnt: Learnt[]): Promise<void> {
  const actors = new Map(learnt.map(({ caseId, actor }) => [caseId, actor]))
  const tenantId = learnt[0]?.actor.tenantId
  if (!tenantId) return
  const which = Prisma.sql`c."tenantId" = ${tenantId}::uuid AND c.id = ANY(${[...actors.keys()]}::uuid[])`
  const found = await tx.$queryRaw<WaitingRow[]>(waitingStatement(which))
  const lost = found.flatMap(({ row }) => {
    const { waiting, task: known, holidays } = asWaiting(row)
    const actor = actors.get(row.caseId)
    if (!actor || waiting?.reach !== 'not_reached' || known) return []
    const dueOn: LocalDay = addBusinessDays(localDay(actor.at, row.zone), 1, holidays)
    return [{ id: newId(), actor, row, dueOn }]
  })
  if (lost.length === 0) return
  const tasks = lost.map(({ id, actor, row, dueOn }) => ({ id, tenantId, holdId: row.holdId, openedAt: actor.at, dueOn: new Date(dueOn) }))
  const opened = new Set((await tx.reachTask.createManyAndReturn({ data: tasks, skipDuplicates: true, select: { id: true } })).map(({ id }) => id))
  const told = lost.filter(({ id }) => opened.has(id))
  await recordEvents(
    tx,
    told.map(({ actor, row: { caseId, memberId, number, holdId }, dueOn }) => ({
      actor,
      event: reachTaskOpened({ caseId, personId: memberId }, { number, holdId, dueOn }),
    })),
  )
}

import { demand } from '@/lib/access/demand'
import { whichCase } from '@/lib/cases/staff-case-sql'
import type { Actor } from '@/lib/core/actor'
import { type LocalDay, localDay } from '@/lib/core/clock'
import { read } from '@/lib/db/read'
import type { Reach } from '../reach/rules'
import { asWaiting, type ReachTask, type WaitingRow, waitingStatement } from './load-waiting'
import { type LadderSettings, type NextStep, nextStep } from './rules'

/** What comes next while the office waits, and how it waits, for the preview of a hold. */
export type Ladder = {
  next: NextStep | null
  /** how far the news of the hold came; empty without a hold or a member */
  reach: Reach | null
  /** what is to be done, or was, because nothing got through */
  task: ReachTask | null
  /** the member has not opened the case since it was put on hold */
  isUnopened: boolean
  settings: LadderSettings
  holidays: LocalDay[]
}

/** The next step of a case's waiting ladder, for both sides alike; null for a case that is not there for the reader. */
export async function findLadder(actor: Actor, idOrNumber: string): Promise<Ladder | null> {
  demand(actor, 'case.read')
  const [found] = await read<WaitingRow>(actor, waitingStatement(whichCase(actor, idOrNumber)))
  if (!found) return null
  const { waiting, task, settings, holidays } = asWaiting(found.row)
  return {
    next: waiting && nextStep(waiting, settings, holidays, localDay(actor.at, found.row.zone)),
    reach: waiting?.hasMember ? waiting.reach : null,
    task: task && (task.doneAt || waiting?.reach === 'not_reached') ? task : null,
    isUnopened: waiting !== null && !found.row.memberOpenedAt,
    settings,
    holidays: [...holidays],
  }
}

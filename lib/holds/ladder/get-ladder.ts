import { demand } from '@/lib/access/demand'
import { whichCase } from '@/lib/cases/staff-case-sql'
import type { Actor } from '@/lib/core/actor'
import { type LocalDay, localDay } from '@/lib/core/clock'
import { read } from '@/lib/db/read'
import { asWaiting, type WaitingRow, waitingStatement } from './load-waiting'
import { type LadderSettings, type NextStep, nextStep } from './rules'

/** What comes next while the office waits, and how it waits, for the preview of a hold. */
export type Ladder = { next: NextStep | null; settings: LadderSettings; holidays: LocalDay[] }

/** The next step of a case's waiting ladder, for both sides alike; null for a case that is not there for the reader. */
export async function findLadder(actor: Actor, idOrNumber: string): Promise<Ladder | null> {
  demand(actor, 'case.read')
  const [found] = await read<WaitingRow>(actor, waitingStatement(whichCase(actor, idOrNumber)))
  if (!found) return null
  const { waiting, settings, holidays } = asWaiting(found.row)
  return { next: waiting && nextStep(waiting, settings, holidays, localDay(actor.at, found.row.zone)), settings, holidays: [...holidays] }
}

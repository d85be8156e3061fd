import { addToDay, daysBetween, type LocalDay } from '@/lib/core/clock'
import type { Reach } from '../reach/rules'

export const ends = ['nothing', 'escalate', 'close'] as const
type Ending = (typeof ends)[number]
export type LadderStep = 'reminder' | 'on_the_day' | 'last_warning' | 'end'
export type LadderSettings = { active: boolean; remindDaysBefore: number; end: Ending; endAfterDays: number }

/** How every office waits until an administrator says otherwise: it reminds, and ends nothing by itself. */
export const asItBegins: LadderSettings = { active: true, remindDaysBefore: 3, end: 'nothing', endAfterDays: 5 }
/** Steps are taken between these hours of the office's day, so that nobody is reminded at night. */
export const ladderHours = { from: 8, until: 20 }
/** No reminder comes earlier than so many business days before the date. */
export const mostDaysBefore = 20
export const mostDaysAfter = 60

/** A hold as the ladder sees it. Days are local days of the office. */
export type Waiting = {
  waitingFor: 'member' | 'third_party' | 'us'
  hasMember: boolean
  placedOn: LocalDay
  respondByOn: LocalDay | null
  /** a file, a note or "sent everything" from the member since the hold was placed */
  answered: boolean
  /** something the member sent is still to be looked at, or on its way */
  waitsForReview: boolean
  reach: Reach
  /** the day staff reached the member in another way, after no message got through */
  reachedOn: LocalDay | null
  /** steps taken for this respond-by date */
  taken: { step: LadderStep; takenOn: LocalDay; endsOn: LocalDay | null; promised: Ending | null }[]
  /** the last day on which any step of the hold was taken */
  lastTakenOn: LocalDay | null
}

/** `endsOn` is the earliest day of the end, `end` what happens then. */
export type NextStep = { step: LadderStep; on: LocalDay; held: 'not_reached' | 'waits_for_review' | null; endsOn: LocalDay | null; end: Ending }

/**
 * The next step of the waiting ladder and its day, today or later; null when there is none. Of reminders that were
 * missed only the latest is left, at most one step is taken a day, and the end never comes without the warning, before
 * the day it named, while something waits for review, or while the member was not reached.
 */
export function nextStep(hold: Waiting, settings: LadderSettings, holidays: ReadonlySet<LocalDay>, today: LocalDay): NextStep | null {
  const { respondByOn } = hold
  if (!settings.active || hold.waitingFor !== 'member' || !hold.hasMember || !respondByOn || hold.answered) return null
  const earliest = hold.lastTakenOn === today ? addToDay(today, 1) : today
  const step = whichStep(hold, respondByOn, settings, holidays, earliest)
  if (!step) return null
  const warnedOn = businessDayFrom(latest(addToDay(respondByOn, 1), step.on), holidays)
  const endsOn = step.step === 'end' ? step.on : settings.end === 'nothing' ? null : endDay(respondByOn, warnedOn, settings, holidays)
  return { end: settings.end, ...step, held: heldBack(hold, step.step), endsOn }
}

/** Whether the step is to be taken today. */
export function isDue(next: NextStep | null, today: LocalDay): next is NextStep {
  return next !== null && next.held === null && daysBetween(next.on, today) >= 0
}

function whichStep(hold: Waiting, respondByOn: LocalDay, settings: LadderSettings, holidays: ReadonlySet<LocalDay>, earliest: LocalDay) {
  const took = (step: LadderStep) => hold.taken.find((one) => one.step === step)
  const warned = took('last_warning')
  if (warned) return took('end') ? null : endStep(hold, warned, settings, holidays, earliest)
  if (isBefore(earliest, respondByOn) && !took('reminder')) {
    const on = addBusinessDays(respondByOn, -settings.remindDaysBefore, holidays)
    // a hold placed later than that has just been told
    if (isBefore(hold.placedOn, on)) return { step: 'reminder' as const, on: latest(on, earliest) }
  }
  if (!isBefore(respondByOn, earliest) && !took('on_the_day') && isBefore(hold.placedOn, respondByOn)) return { step: 'on_the_day' as const, on: respondByOn }
  return { step: 'last_warning' as const, on: businessDayFrom(latest(addToDay(respondByOn, 1), earliest), holidays) }
}

/** The end as the warning promised it, and with the same time to answer after staff reached the member. What was not announced does not happen. */
function endStep(hold: Waiting, warned: Waiting['taken'][number], settings: LadderSettings, holidays: ReadonlySet<LocalDay>, earliest: LocalDay) {
  const { endsOn, promised } = warned
  if (settings.end === 'nothing' || !endsOn || !promised || promised === 'nothing') return null
  const sinceReached = hold.reachedOn ? addBusinessDays(hold.reachedOn, noticeDays(settings), holidays) : endsOn
  const on = businessDayFrom([endsOn, sinceReached, addToDay(warned.takenOn, 1), earliest].reduce(latest), holidays)
  // announced as looked at by the department head, it is not closed after all
  return { step: 'end' as const, on, end: promised }
}

/** The day a warning names: as the office chose, but never with less time than a warning on time would have left. */
function endDay(respondByOn: LocalDay, warnedOn: LocalDay, settings: LadderSettings, holidays: ReadonlySet<LocalDay>): LocalDay {
  return latest(addBusinessDays(respondByOn, settings.endAfterDays, holidays), addBusinessDays(warnedOn, noticeDays(settings), holidays))
}

const noticeDays = ({ endAfterDays }: LadderSettings) => Math.max(1, endAfterDays - 1)

/** Reminders may fail to arrive; whoever was not reached is neither warned nor closed. */
function heldBack(hold: Waiting, step: LadderStep): NextStep['held'] {
  if (step === 'reminder' || step === 'on_the_day') return null
  if (hold.reach === 'not_reached' && !hold.reachedOn) return 'not_reached'
  if (step === 'last_warning') return null
  if (hold.reach === 'told' && !hold.reachedOn) return 'not_reached'
  return hold.waitsForReview ? 'waits_for_review' : null
}

const isBefore = (day: LocalDay, other: LocalDay) => day < other
const latest = (day: LocalDay, other: LocalDay) => (day > other ? day : other)

/** Whether the office works that day: no Saturday, no Sunday, no holiday of its own. */
export function isBusinessDay(day: LocalDay, holidays: ReadonlySet<LocalDay>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}

/** The day itself, or the next business day. An office that never works gets the day itself after a year. */
function businessDayFrom(day: LocalDay, holidays: ReadonlySet<LocalDay>): LocalDay {
  for (let ahead = 0, at = day; ahead < 366; ahead++, at = addToDay(at, 1)) if (isBusinessDay(at, holidays)) return at
  return day
}

/** So many business days later, or earlier when negative; the day one counts from need be none. */
export function addBusinessDays(from: LocalDay, days: number, holidays: ReadonlySet<LocalDay>): LocalDay {
  const forward = days < 0 ? -1 : 1
  let day = from
  for (let left = Math.abs(days), seen = 0; left > 0 && seen < 1000; seen++) {
    day = addToDay(day, forward)
    if (isBusinessDay(day, holidays)) left--
  }
  return day
}

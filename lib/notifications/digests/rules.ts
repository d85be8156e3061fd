import { tz } from '@date-fns/tz'
import { addDays } from 'date-fns/addDays'
import { getDay } from 'date-fns/getDay'
import { set } from 'date-fns/set'
import { startOfDay } from 'date-fns/startOfDay'
import { type LocalDay, localDay } from '@/lib/core/clock'
import type { Frequency } from '../preferences/rules'

export type Period = { method: Exclude<Frequency, 'immediate'>; periodOn: LocalDay; dueAt: Date }
const monday = 1

/**
 * The next digest of a person after a moment: the coming day, or Monday, on which their clock shows the hour. A day has
 * one digest whatever the clocks do: an hour that comes twice counts the first time, one that is left out comes with the
 * next there is.
 */
export function nextPeriod(method: Period['method'], { timeZone, digestHour }: { timeZone: string; digestHour: number }, after: Date): Period {
  const there = tz(timeZone)
  for (let ahead = 0; ; ahead++) {
    const day = addDays(startOfDay(after, { in: there }), ahead, { in: there })
    const dueAt = new Date(set(day, { hours: digestHour, minutes: 0, seconds: 0, milliseconds: 0 }, { in: there }).getTime())
    const isItsDay = method === 'daily_digest' || getDay(day, { in: there }) === monday
    if (isItsDay && dueAt > after) return { method, periodOn: localDay(dueAt, timeZone), dueAt }
  }
}

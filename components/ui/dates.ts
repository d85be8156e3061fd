import { type LocalDay, localDay } from '@/lib/core/clock'
import { remembered } from '@/lib/core/remembered'

const days: Record<'long' | 'day' | 'weekday' | 'short' | 'dated' | 'month', Intl.DateTimeFormatOptions> = {
  long: { weekday: 'long', month: 'long', day: 'numeric' },
  day: { month: 'long', day: 'numeric' },
  weekday: { weekday: 'short', month: 'short', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  dated: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
}
const moments: Record<'day' | 'short' | 'time' | 'full', Intl.DateTimeFormatOptions> = {
  day: { month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  time: { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  full: { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' },
}
const dated: Record<'this' | 'other', Intl.DateTimeFormatOptions> = { this: {}, other: { year: 'numeric' } }
type Year = keyof typeof dated
const dayFormat = remembered(
  (locale: string, style: keyof typeof days, year: Year) => new Intl.DateTimeFormat(locale, { ...days[style], ...dated[year], timeZone: 'UTC' }),
)
const momentFormat = remembered(
  (locale: string, timeZone: string, style: keyof typeof moments, year: Year) =>
    new Intl.DateTimeFormat(locale, { ...moments[style], ...dated[year], timeZone }),
)

/** A calendar day in words, without a zone: "Friday, December 4", with its year when it is not this one; or its month, "December 2026". */
export function dayInWords(day: LocalDay, locale: string, style: keyof typeof days = 'long'): string {
  return dayFormat(locale, style, yearOf(day, 'UTC')).format(new Date(`${day}T00:00:00Z`))
}

/** A moment in the reader's zone, with its year when it is not this one. */
export function momentInWords(at: string, locale: string, timeZone: string, style: keyof typeof moments = 'day'): string {
  const moment = new Date(at)
  return momentFormat(locale, timeZone, style, yearOf(localDay(moment, timeZone), timeZone)).format(moment)
}

/** Without its year, a day of another one is read as one of this. */
function yearOf(day: LocalDay, timeZone: string): Year {
  return day.slice(0, 4) === localDay(new Date(), timeZone).slice(0, 4) ? 'this' : 'other'
}

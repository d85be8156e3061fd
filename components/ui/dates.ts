import type { LocalDay } from '@/lib/core/clock'
import { remembered } from '@/lib/core/remembered'

const days: Record<'long' | 'short' | 'month', Intl.DateTimeFormatOptions> = {
  long: { weekday: 'long', month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
}
const moments: Record<'day' | 'short' | 'full', Intl.DateTimeFormatOptions> = {
  day: { month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  full: { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' },
}
const dayFormat = remembered((locale: string, style: keyof typeof days) => new Intl.DateTimeFormat(locale, { ...days[style], timeZone: 'UTC' }))
const momentFormat = remembered(
  (locale: string, timeZone: string, style: keyof typeof moments) => new Intl.DateTimeFormat(locale, { ...moments[style], timeZone }),
)

/** A calendar day in words, without a zone: "Friday, December 4"; or its month, "December 2026". */
export function dayInWords(day: LocalDay, locale: string, style: keyof typeof days = 'long'): string {
  return dayFormat(locale, style).format(new Date(`${day}T00:00:00Z`))
}

/** A moment in the reader's zone. */
export function momentInWords(at: string, locale: string, timeZone: string, style: keyof typeof moments = 'day'): string {
  return momentFormat(locale, timeZone, style).format(new Date(at))
}

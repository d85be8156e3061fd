import { portalScripts } from '@/components/ui/portal-scripts'

const [day, hour, minute] = [86_400_000, 3_600_000, 60_000]

/**
 * How long ago and when, in the reader's language and zone: "3 days ago, November 20, 9:14 AM". From an hour on, days are
 * counted by the reader's calendar, as a case counts its days on hold.
 */
export function whenInWords(at: string, locale: string, timeZone: string, now = Date.now()): string {
  const tag = locale === 'en' ? 'en-US' : locale
  const when = new Intl.DateTimeFormat(tag, { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone })
  const ago = (count: number, unit: 'week' | 'day' | 'hour' | 'minute') => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-count, unit)
  return `${since(Date.parse(at), now, timeZone, ago) ?? portalScripts(locale).justNow}, ${when.format(new Date(at))}`
}

function since(at: number, now: number, timeZone: string, ago: (count: number, unit: 'week' | 'day' | 'hour' | 'minute') => string): string | null {
  const passed = now - at
  if (passed < minute) return null
  if (passed < hour) return ago(Math.floor(passed / minute), 'minute')
  const days = (dayOf(now, timeZone) - dayOf(at, timeZone)) / day
  // days are easier to count back than weeks, until they are too many
  if (days >= 28) return ago(Math.floor(days / 7), 'week')
  return days > 0 ? ago(days, 'day') : ago(Math.floor(passed / hour), 'hour')
}

/** The calendar day of a moment, as the milliseconds of its midnight in UTC. */
function dayOf(at: number, timeZone: string): number {
  return Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at))
}

import type { LocalDay } from '@/lib/core/clock'

/** A calendar day in words, without a zone: "Friday, December 4". */
export function dayInWords(day: LocalDay, locale: string, style: 'long' | 'short' = 'long'): string {
  const options: Intl.DateTimeFormatOptions = style === 'long' ? { weekday: 'long', month: 'long', day: 'numeric' } : { month: 'short', day: 'numeric' }
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** A moment in the reader's zone. */
export function momentInWords(at: string, locale: string, timeZone: string, style: 'day' | 'short' | 'full' = 'day'): string {
  const options: Record<typeof style, Intl.DateTimeFormatOptions> = {
    day: { month: 'long', day: 'numeric' },
    short: { month: 'short', day: 'numeric' },
    full: { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  }
  return new Intl.DateTimeFormat(locale, { ...options[style], timeZone }).format(new Date(at))
}

import type { LocalDay } from '@/lib/core/clock'
import { type LocalText, locales } from '@/lib/core/locale'
import { longDay } from './mails/letter'

/** A calendar day written out in every language, for a notification's words; empty without one. */
export function dayText(day: LocalDay | null): LocalText {
  return Object.fromEntries(locales.map((locale) => [locale, day ? longDay(new Date(day), locale) : ''])) as LocalText
}

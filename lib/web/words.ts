import { getLocale, getTimeZone } from 'next-intl/server'
import { formatter, translators } from '@/lib/core/i18n'
import { toLocale } from '@/lib/core/locale'

/**
 * A page's words in its reader's language and zone. Takes the place of next-intl's function of the same name, which
 * parses every sentence anew for every request.
 */
export async function getTranslations(namespace: string) {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()])
  return translators(toLocale(locale), timeZone, namespace)
}

/** Dates, numbers and lists for the page's reader. */
export async function getFormatter() {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()])
  return formatter(toLocale(locale), timeZone)
}

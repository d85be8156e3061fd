import { formatter, type Messages, messagesOf, translators } from '@/lib/core/i18n'
import { findReader } from './reader'

/**
 * A page's words in its reader's language and zone. Takes the place of next-intl's function of the same name, which
 * parses every sentence anew for every request.
 */
export async function getTranslations(namespace: string) {
  const { locale, timeZone } = await findReader()
  return translators(locale, timeZone, namespace)
}

/** Dates, numbers and lists for the page's reader. */
export async function getFormatter() {
  const { locale, timeZone } = await findReader()
  return formatter(locale, timeZone)
}

/** All words in the reader's language, for what a client leaf needs whole. */
export async function getMessages(): Promise<Messages> {
  return messagesOf((await findReader()).locale)
}

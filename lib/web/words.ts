import { use } from 'react'
import { formatter, type Messages, messagesOf, translator } from '@/lib/core/i18n'
import { findReader } from './reader'

/** A page's words in its reader's language and zone. */
export async function getTranslations(namespace: string) {
  const { locale, timeZone } = await findReader()
  return translator(locale, namespace, timeZone)
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

/**
 * The same for components, which need not wait: the page that shows them has asked who reads. A component that waits is
 * sent apart and put together again, which for a page of twenty cost as much as the page.
 */
export function useTranslations(namespace: string) {
  const { locale, timeZone } = use(findReader())
  return translator(locale, namespace, timeZone)
}

/** Dates, numbers and lists for the reader of a component. */
export function useFormatter() {
  const { locale, timeZone } = use(findReader())
  return formatter(locale, timeZone)
}

/** All words of a component's reader. */
export function useMessages(): Messages {
  return messagesOf(use(findReader()).locale)
}

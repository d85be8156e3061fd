import { createTranslator } from 'use-intl/core'
import type { Locale } from './locale'
import en from './messages/en.json'
import es from './messages/es.json'

export type Messages = typeof en
/** What staff alone read is written in English only; it stands in for every other language. */
const messages: Record<Locale, Messages> = { en, es: { ...en, ...es } as Messages }

/** All words of a language. */
export function messagesOf(locale: Locale): Messages {
  return messages[locale]
}

/** Words outside a page: mails, notices, history made by the worker. Dates are shown in `timeZone`. */
export function translator<N extends keyof Messages>(locale: Locale, namespace: N, timeZone = 'UTC') {
  return createTranslator({ locale, messages: messages[locale], namespace, timeZone })
}

import { createFormatter, createTranslator, type Messages as UncheckedMessages } from 'use-intl/core'
import type { Locale } from './locale'
import en from './messages/en.json'
import es from './messages/es.json'
import { remembered } from './remembered'

export type Messages = typeof en
/** What staff alone read is written in English only; it stands in for every other language. */
const messages: Record<Locale, Messages> = { en, es: { ...en, ...es } as Messages }

/** All words of a language. */
export function messagesOf(locale: Locale): Messages {
  return messages[locale]
}

/**
 * Words outside a page: mails, notices, history made by the worker. Dates are shown in `timeZone`. A sentence is parsed
 * once in the life of the process.
 */
export function translator<N extends keyof Messages>(locale: Locale, namespace: N, timeZone = 'UTC') {
  return translators(locale, timeZone, namespace) as unknown as ReturnType<typeof createTranslator<Messages, N>>
}

/** The same for a place deeper in the words ("desk.queue"), whose keys the compiler does not know. */
export const translators = remembered((locale: Locale, timeZone: string, namespace: string) =>
  createTranslator<UncheckedMessages, string>({ locale, messages: messages[locale], namespace, timeZone }),
)

/** Dates, numbers and lists in words. */
export const formatter = remembered((locale: Locale, timeZone: string) => createFormatter({ locale, timeZone }))

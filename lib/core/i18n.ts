import { createFormatter, createTranslator, type Messages as UncheckedMessages } from 'use-intl/core'
import type { Locale } from './locale'
import inDeskScripts from './messages/desk-scripts.json'
import said from './messages/en.json'
import es from './messages/es.json'
import { remembered } from './remembered'

/** What the desk's scripts say stands apart: the browser keeps it with them instead of getting it with each page. Staff read English. */
const en = { ...said, desk: { ...said.desk, ...inDeskScripts.desk }, admin: { ...said.admin, configuration: inDeskScripts.configuration } }

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
  withPlainOnce(createTranslator<UncheckedMessages, string>({ locale, messages: messages[locale], namespace, timeZone })),
)

/** Looks a sentence without values up once; a page says the same ones again and again. */
function withPlainOnce<T extends ReturnType<typeof createTranslator<UncheckedMessages, string>>>(translate: T): T {
  const plain = remembered((key: string) => translate(key))
  const say = (...[key, ...values]: Parameters<T>) => (values.length === 0 ? plain(key) : translate(key, ...values))
  return Object.assign(say as unknown as T, { rich: translate.rich, markup: translate.markup, raw: translate.raw, has: translate.has })
}

/** Dates, numbers and lists in words. What formats a date is dear to make and to find by its options, so it is kept by them. */
export const formatter = remembered((locale: Locale, timeZone: string) => {
  const { number, list } = createFormatter({ locale, timeZone })
  const kept = new Map<string, Intl.DateTimeFormat>()
  const dateTime = (at: Date, options: Intl.DateTimeFormatOptions) => {
    let key = ''
    for (const [name, value] of Object.entries(options)) key += `${name} ${value} `
    const format = kept.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options })
    kept.set(key, format)
    return format.format(at)
  }
  return { number, list, dateTime }
})

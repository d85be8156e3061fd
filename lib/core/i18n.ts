import { type Formatters, IntlMessageFormat } from 'intl-messageformat'
import { cloneElement, isValidElement, type ReactNode } from 'react'
import { createFormatter, createTranslator, type RichTranslationValues, type TranslationValues, type Messages as UncheckedMessages } from 'use-intl/core'
import type { Locale } from './locale'
import inDeskScripts from './messages/desk-scripts.json'
import said from './messages/en.json'
import inSpanish from './messages/es.json'
import inPortalScripts from './messages/portal-scripts.json'
import { remembered } from './remembered'

/** What scripts say stands apart: the browser keeps it with them instead of getting it with each page. Staff read English. */
const en = {
  ...said,
  forms: inPortalScripts.en,
  desk: { ...said.desk, ...inDeskScripts.desk },
  admin: { ...said.admin, configuration: inDeskScripts.configuration },
}
const es = { ...inSpanish, forms: inPortalScripts.es }

export type Messages = typeof en
/** What staff alone read is written in English only; it stands in for every other language. */
const messages: Record<Locale, Messages> = { en, es: { ...en, ...es } as Messages }

/** All words of a language. */
export function messagesOf(locale: Locale): Messages {
  return messages[locale]
}

/**
 * Says the sentences of a place in the words; dates in them are shown in `timeZone`. The compiler knows the keys of the
 * first places ("mail"), not of those deeper ("desk.queue"). A sentence is parsed once in the life of the process.
 */
export function translator<N extends keyof Messages>(locale: Locale, namespace: N, timeZone?: string): ReturnType<typeof createTranslator<Messages, N>>
export function translator(locale: Locale, namespace: string, timeZone?: string): Sentences
export function translator(locale: Locale, namespace: string, timeZone = 'UTC'): unknown {
  return sentencesIn(locale, namespace, timeZone)
}

const sentencesIn = remembered((locale: Locale, namespace: string, timeZone: string) =>
  withParsedOnce(createTranslator<UncheckedMessages, string>({ locale, messages: messages[locale], namespace, timeZone }), locale, timeZone),
)

/** How a page says its sentences: plainly, or with what they mark up; or reads them as they are written. */
type Sentences = {
  (key: string, values?: TranslationValues): string
  rich(key: string, values: RichTranslationValues): ReactNode
  raw(key: string): unknown
  has(key: string): boolean
}

/**
 * Looks a sentence up and parses it once: use-intl finds its parsed form by writing message and formats out as JSON, and
 * that for each of a page's sentences cost more than saying them. What cannot be said so (no such sentence, a value
 * missing) is use-intl's to report.
 */
function withParsedOnce(translate: ReturnType<typeof createTranslator<UncheckedMessages, string>>, locale: Locale, timeZone: string): Sentences {
  const plain = remembered((key: string) => translate(key))
  const parsed = remembered((key: string) => new IntlMessageFormat(translate.raw(key), locale, undefined, { formatters: formattersIn(timeZone) }))
  const say = (key: string, values?: TranslationValues) => {
    if (!values) return plain(key)
    try {
      return parsed(key).format(values) as string
    } catch {
      return translate(key, values)
    }
  }
  const rich = (key: string, values: RichTranslationValues) => {
    try {
      return parsed(key).format(withKeys(values))
    } catch {
      return translate.rich(key, values)
    }
  }
  return Object.assign(say, { rich, raw: translate.raw, has: translate.has })
}

/** What a sentence marks up, as React wants it in a list: each with a key. */
function withKeys(values: RichTranslationValues) {
  let made = 0
  const keyed = (mark: unknown) =>
    typeof mark === 'function'
      ? (chunks: ReactNode) => {
          const element: unknown = mark(chunks)
          return isValidElement(element) ? cloneElement(element, { key: made++ }) : element
        }
      : mark
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, keyed(value)])) as Record<string, string>
}

/** How sentences write plurals, numbers and dates; each made once for its options. */
const formattersIn = remembered((timeZone: string): Formatters => {
  const once = <F>(make: (locale: string, options: object) => F) => {
    const made = remembered((locale: string, options: string) => make(locale, JSON.parse(options)))
    return (locale: unknown, options: object = {}) => made(String(locale), JSON.stringify(options))
  }
  return {
    getPluralRules: once((locale, options) => new Intl.PluralRules(locale, options)),
    getNumberFormat: once((locale, options) => new Intl.NumberFormat(locale, options)),
    getDateTimeFormat: once((locale, options) => new Intl.DateTimeFormat(locale, { timeZone, ...options })),
  }
})

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

import type { Locale } from '@/lib/core/locale'
import { blockSaid, blocksOf, type TemplateMail, templateMails } from './blocks'
import { type Fault, faultIn, fill } from './rules'

/** The office's words of a mail, by block; what is not in it is said in the built-in words. */
export type OwnWords = Record<string, string>

/** A version of a template as a mail uses it: its words, or why they cannot be used and the built-in mail goes out. */
export type UsedTemplate = { version: number; words: OwnWords | null; fault: string | null }

/**
 * Judges kept words by what the mail can say now: an upgrade may have taken a variable or a block away. Words are used
 * whole or not at all, so that no mail is half the office's and half ours.
 */
export function asUsed(mail: string, locale: Locale, kept: { version: number; words: unknown }): UsedTemplate | null {
  const { version, words } = kept
  if (words === null || !isTemplateMail(mail)) return null
  const fault = typeof words === 'object' ? faultOf(mail, locale, words) : 'unreadable'
  return { version, words: fault ? null : (words as OwnWords), fault }
}

export function isTemplateMail(mail: string): mail is TemplateMail {
  return (templateMails as string[]).includes(mail)
}

function faultOf(mail: TemplateMail, locale: Locale, words: object): string | null {
  const blocks = blocksOf(mail, locale)
  for (const [id, text] of Object.entries(words)) {
    const block = blocks.find((one) => one.id === id)
    if (!block) return `unknown_block ${id}`
    if (typeof text !== 'string') return `unreadable ${id}`
    const found = faultIn(text, block)
    if (found) return `${found.fault} ${found.what} in ${id}`
  }
  return null
}

export type TypedWords = { block: string; text: string }[]

/**
 * What somebody typed, block by block: the words that differ from the built-in ones, and the first fault of each block
 * that has one. A block that the mail has not, or that is named twice, is `unknown_block`.
 */
export function judgeWords(mail: TemplateMail, locale: Locale, typed: TypedWords): { own: OwnWords; faulty: Record<string, Fault> } {
  const blocks = blocksOf(mail, locale)
  const own: OwnWords = {}
  const faulty: Record<string, Fault> = {}
  const seen = new Set<string>()
  for (const { block: id, text } of typed) {
    const block = blocks.find((one) => one.id === id)
    const fault: Fault | null = block && !seen.has(id) ? faultIn(text, block) : { fault: 'unknown_block', what: id, line: 1, column: 1 }
    seen.add(id)
    if (fault) faulty[id] = fault
    else if (text !== block?.builtIn) own[id] = text
  }
  return { own, faulty }
}

type Say = (key: string, values?: Record<string, string | number>) => string

/** The words of mails with the office's own in place of the built-in ones. `everywhere` are the values that every block may say. */
export function inOwnWords(say: Say, locale: Locale, own: OwnWords, everywhere: Record<string, string>): Say {
  const keys = new Set(Object.keys(own).map((id) => id.split(':')[0]))
  return (key, values = {}) => {
    const text = keys.has(key) ? own[blockSaid(locale, key, values)] : undefined
    return text === undefined ? say(key, values) : fill(text, { ...everywhere, ...values })
  }
}

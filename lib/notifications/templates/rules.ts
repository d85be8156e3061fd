/** One text of a mail that an office may word itself. */
export type BlockForm = {
  /** what may stand in braces */
  variables: readonly string[]
  /** what must stand there, because the reader has no other way to know it */
  mustSay: readonly string[]
  /** whether it may have several lines */
  isLong: boolean
  most: number
}

const faults = [
  'missing',
  'too_long',
  'line_break',
  'unclosed_brace',
  'stray_brace',
  'unknown_variable',
  'tag',
  'turns_text',
  'missing_variable',
  'unknown_block',
] as const
/** What is wrong with a text: the first fault, what was found, and where (both from 1). */
export type Fault = { fault: (typeof faults)[number]; what: string; line: number; column: number }

/** Marks that turn the order of the words around them (Unicode UAX 9), and control characters. */
const turning = '[\\u061c\\u202a-\\u202e\\u2066-\\u2069]|(?!\\n)\\p{Cc}'
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}\u115f\u1160\u3164\uffa0\u2800]/gu
const suspicious = new RegExp(`\\{(?<name>[^{}\\n]*)(?<close>\\}?)|(?<stray>\\})|(?<tag><[a-z/!?{][^<>\\n]*>?)|(?<turn>${turning})|(?<break>\\n)`, 'giu')

/**
 * The first thing wrong with a text, or null. Words are plain: a tag is refused, finished or not, and braces hold one of
 * the block's variables and nothing else.
 */
export function faultIn(text: string, { variables, mustSay, isLong, most }: BlockForm): Fault | null {
  const found = (fault: Fault['fault'], what = '', at = 0): Fault => {
    const before = text.slice(0, at).split('\n')
    return { fault, what: what.slice(0, 40), line: before.length, column: [...(before.at(-1) ?? '')].length + 1 }
  }
  if (text.replace(unseen, '') === '') return found('missing')
  for (const match of text.matchAll(suspicious)) {
    const { name, close, stray, tag, turn } = match.groups ?? {}
    const [what] = match
    if (name !== undefined && !close) return found('unclosed_brace', what, match.index)
    if (name !== undefined && !variables.includes(name)) return found('unknown_variable', what, match.index)
    if (stray) return found('stray_brace', what, match.index)
    if (tag) return found('tag', what, match.index)
    if (turn) return found('turns_text', `U+${what.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`, match.index)
    if (match.groups?.break && !isLong) return found('line_break', '', match.index)
  }
  if ([...text].length > most) return found('too_long', String(most))
  const unsaid = mustSay.find((name) => !text.includes(`{${name}}`))
  return unsaid ? found('missing_variable', `{${unsaid}}`) : null
}

/** A text with its variables said. What a value holds is said as it is, braces too. */
export function fill(text: string, values: Record<string, unknown>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

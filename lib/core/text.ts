import { z } from 'zod'

/** Characters that show nothing: control (but tab and line ends), zero-width, bidi marks, variation selectors, odd blanks (UAX 44). */
const unseen = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu
/** Accents and the like that stand on no letter. */
const loneMarks = /(^|\s)\p{M}+/gu

/** How many characters a person sees, the blanks between them among them. */
export function seenLength(text: string): number {
  return [...text.replace(unseen, '').replace(loneMarks, '$1').trim()].length
}

/** Text that PostgreSQL can keep, also as JSON: without NUL, half a surrogate pair replaced (RFC 3629 has no place for one). */
export function keepable(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '\ufffd')
}

/** Short text of a program or a search, such as a filter or a key: kept as it is, but for what cannot be kept. */
export function plainText(max: number) {
  return z.string({ error: 'missing' }).max(max, 'too_long').overwrite(keepable)
}

/**
 * Words a person typed: trimmed, line ends as \n, without what PostgreSQL cannot keep. Blanks and zero-width
 * characters alone are nothing. Errors: `missing`, `too_short` (under `min` seen characters), `too_long`.
 */
export function typedText(min: number, max: number) {
  return z
    .string({ error: 'missing' })
    .max(max * 4 + 1000, 'too_long')
    .transform((text) => keepable(text).replace(/\r\n?/g, '\n').trim())
    .superRefine((text, context) => {
      if (min > 0 && seenLength(text) === 0) context.addIssue({ code: 'custom', message: 'missing' })
      else if (seenLength(text) < min) context.addIssue({ code: 'custom', message: 'too_short' })
      else if ([...text].length > max) context.addIssue({ code: 'custom', message: 'too_long' })
    })
}

/** The same, where nothing is a fine answer. */
export function optionalText(max: number) {
  return typedText(0, max).optional().default('')
}

/** Words of one line: a name, a title. Nothing that ends a line or turns the direction of what follows (Unicode TR 36, 3.1). */
export function oneLine(max: number, min = 1) {
  return typedText(min, max).refine((text) => !/[\n\t\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(text), 'wrong')
}

/**
 * A whole number as JSON or a form says it; a form has only text. Nothing else counts as one: no list of one number, no
 * `true`. Errors: `wrong`, `too_few`, `too_many`.
 */
export function wholeNumber(min: number, max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value),
    z.number({ error: 'wrong' }).int('wrong').min(min, 'too_few').max(max, 'too_many'),
  )
}

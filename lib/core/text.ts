import { z } from 'zod'

/** Characters that show nothing: control (but tab and line ends), zero-width, bidi marks, soft hyphen, odd blanks. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}\u115f\u1160\u3164\uffa0\u2800]/gu

/** How many characters a person sees. */
export function seenLength(text: string): number {
  return [...text.replace(unseen, '')].length
}

/**
 * Words a person typed: trimmed, line ends as \n, NUL removed (PostgreSQL cannot keep it). Blanks and zero-width
 * characters alone are nothing. Errors: `missing`, `too_short` (under `min` seen characters), `too_long`.
 */
export function typedText(min: number, max: number) {
  return z
    .string({ error: 'missing' })
    .max(max * 4 + 1000, 'too_long')
    .transform((text) => text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim())
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

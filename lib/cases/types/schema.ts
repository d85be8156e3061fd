import { z } from 'zod'
import { type Locale, locales } from '@/lib/core/locale'
import { oneLine, optionalText, wholeNumber } from '@/lib/core/text'
import { id, priorities, version } from '../schema'

const language = z.enum(locales)
/** What members read after sending: in every language or in none, so that nobody reads half. */
const everywhereOrNowhere = z.record(language, optionalText(600)).superRefine((text, context) => {
  const blank = locales.filter((locale) => !text[locale])
  if (blank.length === locales.length) return
  for (const locale of blank) context.addIssue({ code: 'custom', path: [locale], message: 'missing' })
})
const nowhere = Object.fromEntries(locales.map((locale) => [locale, ''])) as Record<Locale, string>

const said = {
  name: z.record(language, oneLine(80)),
  parentId: z.preprocess((value) => (value === '' || value === undefined ? null : value), id.nullable()),
  defaultPriority: z.enum(priorities, { error: 'missing' }),
  whatHappensNext: everywhereOrNowhere,
  reviewWithinDays: wholeNumber(1, 90),
}

/** What an administrator types to add a type. The code is for programs and never changes again. */
export const addCaseTypeSchema = z.strictObject({
  code: z
    .string({ error: 'missing' })
    .trim()
    .toUpperCase()
    .min(1, 'missing')
    .regex(/^[A-Z][A-Z0-9_]{1,39}$/, 'wrong'),
  ...said,
  parentId: said.parentId.default(null),
  whatHappensNext: said.whatHappensNext.default(nowhere),
})
export type AddCaseType = z.infer<typeof addCaseTypeSchema>
export const changeCaseTypeSchema = z.strictObject({ typeId: id, version, ...said })
export type ChangeCaseType = z.infer<typeof changeCaseTypeSchema>
export const caseTypeIdSchema = z.strictObject({ typeId: id })

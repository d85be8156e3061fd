import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { id } from '@/lib/cases/schema'
import { isDay } from '@/lib/core/clock'
import { locales } from '@/lib/core/locale'
import { optionalText, plainText, typedText, wholeNumber } from '@/lib/core/text'
import type { WishedPlace } from '@/lib/documents/find-place'
import { placeShape } from '@/lib/documents/schema'
import { returnCodes } from './return-codes'
import { blanksIn, maxItems } from './rules'

const waitingForWhom = ['member', 'third_party', 'us'] as const
const absent = (value: unknown) => (value === '' || value === undefined ? null : value)
const checkbox = z.preprocess((value) => (value === 'on' || value === 'true' ? true : value === undefined || value === 'false' ? false : value), z.boolean())

/** Words a member reads: with a blank of a template still in them (`blank`) they are not ready. */
const filledIn = <S extends z.ZodType<string>>(words: S) => words.refine((text) => blanksIn(text).length === 0, 'blank')
/** The same in another language: what was not filled in there is left out, and the first language stands for it. */
const orLeftOut = <S extends z.ZodType<string>>(words: S) => words.transform((text) => (blanksIn(text).length === 0 ? text : ''))

const itemWords = {
  name: filledIn(typedText(1, 200)),
  why: filledIn(optionalText(500)),
  goodExample: filledIn(optionalText(500)),
  badExample: filledIn(optionalText(500)),
}
const otherLanguages = z.partialRecord(
  z.enum(locales),
  z.strictObject({
    name: orLeftOut(optionalText(200)),
    why: orLeftOut(optionalText(500)),
    goodExample: orLeftOut(optionalText(500)),
    badExample: orLeftOut(optionalText(500)),
  }),
)

const itemSchema = z.strictObject({
  ...itemWords,
  translations: otherLanguages.optional().default({}),
  required: checkbox.optional().default(true),
  paperFollows: checkbox.optional().default(false),
  filesExpected: wholeNumber(1, 20).optional().default(1),
})
export type ItemForm = z.infer<typeof itemSchema>

/** The field for one more item is sent empty where nobody typed in it. */
const withoutUnnamed = (items: unknown) => (Array.isArray(items) ? items.filter((item) => !isDeepStrictEqual(item, { name: '' })) : items)

/** The reason the member reads: 3 to 2,000 characters after trimming. */
const reasonText = filledIn(typedText(3, 2000))

export const placeHoldSchema = z.strictObject({
  caseId: id,
  reason: reasonText,
  /** the same reason in other languages, where the technician has it */
  translations: z
    .partialRecord(z.enum(locales), z.strictObject({ reason: orLeftOut(optionalText(2000)) }))
    .optional()
    .default({}),
  waitingFor: z.enum(waitingForWhom).optional().default('member'),
  respondByOn: z.preprocess(absent, z.string().refine(isDay, 'not_a_day').nullable()).default(null),
  templateCode: z.preprocess(absent, plainText(60).nullable()).default(null),
  items: z.preprocess(withoutUnnamed, z.array(itemSchema).max(maxItems, 'too_many').optional().default([])),
  /** made by the form when it opens, so that a double click makes one hold */
  requestKey: z.preprocess(absent, plainText(80).nullable()).default(null),
})
export type PlaceHold = z.infer<typeof placeHoldSchema>
export type PlaceHoldInput = z.input<typeof placeHoldSchema>

export const resumeCaseSchema = z.strictObject({ caseId: id })
export const completeCaseSchema = z.strictObject({ caseId: id })
export const itemIdSchema = z.strictObject({ itemId: id })

/** The item as the page showed it to whom decides on it (`seenAs`); left out, they decide on whatever it is now. */
const seen = z
  .string()
  .regex(/^[a-z_]{1,20}\.\d{1,6}$/, 'wrong')
  .optional()
export const reviewItemSchema = z.strictObject({ itemId: id, seen })
export type ReviewItem = z.infer<typeof reviewItemSchema>

export const returnItemSchema = z.strictObject({
  itemId: id,
  seen,
  code: z.preprocess(absent, z.enum(returnCodes).nullable()).default(null),
  message: typedText(3, 1000),
  translations: z
    .partialRecord(z.enum(locales), z.strictObject({ message: optionalText(1000) }))
    .optional()
    .default({}),
})
export type ReturnItem = z.infer<typeof returnItemSchema>

export const askForItemSchema = z.strictObject({ caseId: id, item: itemSchema })
export type AskForItem = z.infer<typeof askForItemSchema>

export const sendEverythingSchema = z.strictObject({ caseId: id })

const file = z.instanceof(File, { error: 'no_file' })

/** Files of a form: one or many, at most 20 at once. An empty choice is no file. */
export const sendFilesSchema = z.strictObject({
  ...placeShape,
  files: z
    .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(file).max(20, 'too_many'))
    .transform((files) => files.filter((one) => one.size > 0 || one.name !== ''))
    .refine((files) => files.length > 0, 'no_file'),
})
export type SendFiles = WishedPlace & { caseId: string; files: File[] }

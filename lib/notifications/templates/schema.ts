import { z } from 'zod'
import { locales } from '@/lib/core/locale'
import { plainText, typedText, wholeNumber } from '@/lib/core/text'
import { templateMails } from './blocks'
import { sceneNames } from './scenes'

const mail = z.enum(templateMails, { error: 'unknown' })
const locale = z.enum(locales, { error: 'unknown' })
const version = wholeNumber(0, 999_999_999)
const scene = z.enum(sceneNames, { error: 'wrong' })
/** What is wrong with a text is told by the operation, which knows its block. */
const words = z
  .array(z.strictObject({ block: plainText(100), text: typedText(0, 2000) }))
  .min(1, 'missing')
  .max(40, 'too_many')

export const templateSchema = z.strictObject({ mail, locale })
export type TemplateOf = z.infer<typeof templateSchema>
/** `version` is the one the form began from, 0 when there was none. */
export const saveTemplateSchema = z.strictObject({ mail, locale, version, words })
export type SaveTemplate = z.infer<typeof saveTemplateSchema>
/** The same form with the button that was pressed, and the scene that is looked at. */
export const editTemplateSchema = saveTemplateSchema.extend({ do: z.enum(['save', 'test'], { error: 'wrong' }), scene: scene.optional() })
export const resetTemplateSchema = z.strictObject({ mail, locale, version })
export type ResetTemplate = z.infer<typeof resetTemplateSchema>
export const restoreTemplateSchema = z.strictObject({ mail, locale, version, from: wholeNumber(1, 999_999_999) })
export type RestoreTemplate = z.infer<typeof restoreTemplateSchema>
/** The words as they stand in the form; the form's version matters only when it is saved. */
export const previewTemplateSchema = z.strictObject({ mail, locale, version: version.optional(), words, scene: scene.optional() })
export type PreviewTemplate = z.infer<typeof previewTemplateSchema>

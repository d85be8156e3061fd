import { z } from 'zod'
import { isId } from '@/lib/core/ids'
import { oneLine, typedText } from '@/lib/core/text'

const mailId = z.string({ error: 'missing' }).refine(isId, 'wrong')
const confirmed = z.literal([true, 'on'], { error: 'sure' })

export const mailIdSchema = z.strictObject({ mailId })

/** Which mails a page or an API asks for; `after` is the last one of the page before. */
export const trayViews = ['waiting', 'done', 'ignored'] as const
export const trayViewSchema = z.strictObject({
  show: z.enum(trayViews).optional().default('waiting'),
  after: z.preprocess((value) => (value === '' ? undefined : value), z.string().refine(isId, 'wrong').optional()),
})
export type TrayView = z.output<typeof trayViewSchema>

export const attachMailSchema = z.strictObject({
  mailId,
  number: oneLine(40),
  /** that a person looked at the mail and the case */
  sure: confirmed,
})
export type AttachMail = z.output<typeof attachMailSchema>

export const settleMailSchema = z.strictObject({
  mailId,
  /** what was done about it */
  note: typedText(3, 1000),
})
export type SettleMail = z.output<typeof settleMailSchema>

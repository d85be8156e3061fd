import { z } from 'zod'
import { daysBetween, isDay } from '@/lib/core/clock'
import { wholeNumber } from '@/lib/core/text'

const day = z.preprocess((value) => (value === '' ? undefined : value), z.string().refine(isDay, 'not_a_day').optional())

/** How many days statistics reach back at most. */
export const longestPeriod = 366

/** Which local days of the office, both of them with; without a first day thirty, without a last until today. */
export const periodSchema = z.strictObject({ from: day, to: day }).superRefine(({ from, to }, context) => {
  if (!from || !to) return
  const days = daysBetween(from, to) + 1
  if (days < 1) context.addIssue({ code: 'custom', path: ['to'], message: 'before_from' })
  if (days > longestPeriod) context.addIssue({ code: 'custom', path: ['from'], message: 'too_long' })
})
export type Period = z.infer<typeof periodSchema>

const yes = z.boolean({ error: 'wrong' })
const version = wholeNumber(0, 999_999_999)
/** What letters tell the office, whole; `version` is the one it began from (0 when nothing was chosen yet). */
export const changeTrackingSchema = z.strictObject({ version, opens: yes, clicks: yes })
export type ChangeTracking = z.infer<typeof changeTrackingSchema>

/** A box of a form that is not ticked is not sent. */
const ticked = z
  .literal('on', { error: 'wrong' })
  .optional()
  .transform((value) => value === 'on')
export const trackingFormSchema = z.strictObject({ version, opens: ticked, clicks: ticked })

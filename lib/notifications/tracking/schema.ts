import { z } from 'zod'
import { daysBetween, isDay } from '@/lib/core/clock'

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

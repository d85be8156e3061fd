import { z } from 'zod'
import { isDay } from '@/lib/core/clock'
import { typedText, wholeNumber } from '@/lib/core/text'
import { ends, mostDaysAfter, mostDaysBefore } from './rules'

const day = z.string({ error: 'missing' }).refine(isDay, 'not_a_day')
const yesOrNo = z.preprocess((value) => (value === 'yes' ? true : value === 'no' ? false : value), z.boolean({ error: 'wrong' }))

/** How the office waits, whole; `version` is the one the form began from (0 when nothing was chosen yet). */
export const changeWaitingSettingsSchema = z.strictObject({
  version: wholeNumber(0, 999_999_999),
  active: yesOrNo,
  remindDaysBefore: wholeNumber(1, mostDaysBefore),
  end: z.enum(ends, { error: 'wrong' }),
  endAfterDays: wholeNumber(1, mostDaysAfter),
})
export type ChangeWaitingSettings = z.infer<typeof changeWaitingSettingsSchema>

export const addHolidaySchema = z.strictObject({ day, name: typedText(1, 80) })
export type AddHoliday = z.infer<typeof addHolidaySchema>
export const removeHolidaySchema = z.strictObject({ day })

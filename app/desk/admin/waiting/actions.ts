'use server'

import { refresh } from 'next/cache'
import { addHoliday, removeHoliday } from '@/lib/holds/ladder/change-holidays'
import { changeWaitingSettings } from '@/lib/holds/ladder/change-waiting-settings'
import { addHolidaySchema, changeWaitingSettingsSchema, removeHolidaySchema } from '@/lib/holds/ladder/schema'
import { formAction } from '@/lib/web/form-action'

const again = () => refresh()

export const changeWaitingSettingsAction = formAction(changeWaitingSettingsSchema, changeWaitingSettings, again)
export const addHolidayAction = formAction(addHolidaySchema, addHoliday, again)
export const removeHolidayAction = formAction(removeHolidaySchema, removeHoliday, again)

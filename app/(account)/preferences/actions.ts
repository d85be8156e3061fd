'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changePreferences } from '@/lib/notifications/preferences/change-preferences'
import { phoneCodeSchema, phoneSchema, preferencesFormSchema } from '@/lib/notifications/preferences/schema'
import { forgetPhone, requestPhoneCode, verifyPhone } from '@/lib/notifications/preferences/verify-phone'
import { formAction } from '@/lib/web/form-action'

const refresh = () => revalidatePath('/preferences')

export const changePreferencesAction = formAction(preferencesFormSchema, changePreferences, refresh)

export const requestPhoneCodeAction = formAction(phoneSchema, requestPhoneCode, refresh)

export const verifyPhoneAction = formAction(phoneCodeSchema, verifyPhone, refresh)

export const forgetPhoneAction = formAction(z.strictObject({}), forgetPhone, refresh)

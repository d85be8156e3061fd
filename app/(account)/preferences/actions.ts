'use server'

import { revalidatePath } from 'next/cache'
import { changePreferences } from '@/lib/notifications/preferences/change-preferences'
import { preferencesFormSchema } from '@/lib/notifications/preferences/schema'
import { formAction } from '@/lib/web/form-action'

export const changePreferencesAction = formAction(preferencesFormSchema, changePreferences, () => revalidatePath('/preferences'))

'use server'

import { revalidatePath } from 'next/cache'
import { changeLanguageSchema } from '@/lib/access/schema'
import { publicFormAction } from '@/lib/web/form-action'
import { rememberLanguage } from '@/lib/web/reader'

export const rememberLanguageAction = publicFormAction(changeLanguageSchema, rememberLanguage, () => revalidatePath('/', 'layout'))

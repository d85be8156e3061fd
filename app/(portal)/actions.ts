'use server'

import { revalidatePath } from 'next/cache'
import { changeLanguage } from '@/lib/access/change-language'
import { changeLanguageSchema } from '@/lib/access/schema'
import { idle } from '@/lib/core/form-state'
import { formAction } from '@/lib/web/form-action'

const change = formAction(changeLanguageSchema, changeLanguage, () => revalidatePath('/', 'layout'))

export async function chooseLanguage(form: FormData): Promise<void> {
  await change(idle, form)
}

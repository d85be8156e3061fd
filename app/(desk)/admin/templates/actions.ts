'use server'

import { refresh } from 'next/cache'
import { askForTest } from '@/lib/notifications/templates/ask-for-test'
import { resetTemplate, restoreTemplate, saveTemplate } from '@/lib/notifications/templates/save-template'
import { previewTemplateSchema, resetTemplateSchema, restoreTemplateSchema, saveTemplateSchema } from '@/lib/notifications/templates/schema'
import { formAction } from '@/lib/web/form-action'

const again = () => refresh()

export const saveTemplateAction = formAction(saveTemplateSchema, saveTemplate, again)
export const resetTemplateAction = formAction(resetTemplateSchema, resetTemplate, again)
export const restoreTemplateAction = formAction(restoreTemplateSchema, restoreTemplate, again)
/** The words come back with the answer, so that a browser without scripts still shows them. */
export const testTemplateAction = formAction(previewTemplateSchema, async (actor, form) => ({ ...(await askForTest(actor, form)), words: form.words }))

'use server'

import { refresh } from 'next/cache'
import { askForTest } from '@/lib/notifications/templates/ask-for-test'
import { resetTemplate, restoreTemplate, saveTemplate } from '@/lib/notifications/templates/save-template'
import { editTemplateSchema, resetTemplateSchema, restoreTemplateSchema } from '@/lib/notifications/templates/schema'
import { formAction } from '@/lib/web/form-action'

const again = () => refresh()

/**
 * Saves or tests, by the button that was pressed: one action, because without scripts a form has one answer. What was
 * tested comes back to be shown again, and the page stays as it is, so that nothing typed is lost to somebody else's save.
 */
export const editTemplateAction = formAction(
  editTemplateSchema,
  async (actor, { do: pressed, ...form }) =>
    pressed === 'test' ? { tested: form, address: (await askForTest(actor, form)).address } : saveTemplate(actor, form),
  (result) => ('tested' in result ? undefined : again()),
)
export const resetTemplateAction = formAction(resetTemplateSchema, resetTemplate, again)
export const restoreTemplateAction = formAction(restoreTemplateSchema, restoreTemplate, again)

'use server'

import { redirect } from 'next/navigation'
import { openCase } from '@/lib/cases/open-case'
import { openCaseSchema } from '@/lib/cases/schema'
import { formAction } from '@/lib/web/form-action'

export const openCaseAction = formAction(
  openCaseSchema,
  (actor, form) => openCase(actor, form),
  ({ caseId }) => redirect(`/desk/${caseId}`),
)

'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { addCaseType } from '@/lib/cases/types/add-case-type'
import { changeCaseType } from '@/lib/cases/types/change-case-type'
import { chooseDefaultType } from '@/lib/cases/types/choose-default-type'
import { activateCaseType, deactivateCaseType } from '@/lib/cases/types/deactivate-case-type'
import { addCaseTypeSchema, caseTypeIdSchema, changeCaseTypeSchema } from '@/lib/cases/types/schema'
import { formAction } from '@/lib/web/form-action'

const again = () => refresh()

export const addCaseTypeAction = formAction(addCaseTypeSchema, addCaseType, ({ typeId }) => redirect(`/desk/admin/case-types/${typeId}?done=added`))
export const changeCaseTypeAction = formAction(changeCaseTypeSchema, changeCaseType, again)
export const chooseDefaultTypeAction = formAction(caseTypeIdSchema, chooseDefaultType, again)
export const deactivateCaseTypeAction = formAction(caseTypeIdSchema, deactivateCaseType, again)
export const activateCaseTypeAction = formAction(caseTypeIdSchema, activateCaseType, again)

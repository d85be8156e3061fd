'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { addStatus } from '@/lib/cases/statuses/add-status'
import { activateStatus, deactivateStatus } from '@/lib/cases/statuses/deactivate-status'
import { orderStatuses } from '@/lib/cases/statuses/order-statuses'
import { renameStatus } from '@/lib/cases/statuses/rename-status'
import { addStatusSchema, orderStatusesSchema, renameStatusSchema, setTransitionsSchema, statusCodeSchema } from '@/lib/cases/statuses/schema'
import { setTransitions } from '@/lib/cases/statuses/set-transitions'
import { formAction } from '@/lib/web/form-action'

const again = () => refresh()

export const addStatusAction = formAction(addStatusSchema, addStatus, () => redirect('/desk/admin/statuses?done=added'))
export const renameStatusAction = formAction(renameStatusSchema, renameStatus, again)
export const orderStatusesAction = formAction(orderStatusesSchema, orderStatuses, again)
export const deactivateStatusAction = formAction(statusCodeSchema, deactivateStatus, again)
export const activateStatusAction = formAction(statusCodeSchema, activateStatus, again)
export const setTransitionsAction = formAction(setTransitionsSchema, setTransitions, again)

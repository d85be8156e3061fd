'use server'

import { refresh } from 'next/cache'
import { changeTracking } from '@/lib/notifications/tracking/change-tracking'
import { trackingFormSchema } from '@/lib/notifications/tracking/schema'
import { formAction } from '@/lib/web/form-action'

export const changeTrackingAction = formAction(trackingFormSchema, changeTracking, () => refresh())

'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { markAllNotificationsRead } from '@/lib/notifications/mark-all-notifications-read'
import { markNotificationRead } from '@/lib/notifications/mark-notification-read'
import { getNotification } from '@/lib/notifications/queries'
import { notificationIdSchema } from '@/lib/notifications/schema'
import { formAction } from '@/lib/web/form-action'

export const openNotificationAction = formAction(
  notificationIdSchema,
  async (actor, form) => {
    await markNotificationRead(actor, form)
    return getNotification(actor, form.id)
  },
  ({ href }) => redirect(href ?? '/notifications'),
)

export const markAllReadAction = formAction(z.strictObject({}), markAllNotificationsRead, () => revalidatePath('/notifications'))

import { markNotificationRead } from '@/lib/notifications/mark-notification-read'
import { notificationIdSchema } from '@/lib/notifications/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: notificationIdSchema }, (actor, { params }) => markNotificationRead(actor, params))

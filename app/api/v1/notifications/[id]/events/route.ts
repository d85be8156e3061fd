import { notificationIdSchema } from '@/lib/notifications/schema'
import { listNotificationEvents } from '@/lib/notifications/tracking/list-notification-events'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ params: notificationIdSchema }, (actor, { params }) => listNotificationEvents(actor, params))

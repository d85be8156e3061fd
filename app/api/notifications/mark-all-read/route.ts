import { markAllNotificationsRead } from '@/lib/notifications/mark-all-notifications-read'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({}, (actor) => markAllNotificationsRead(actor))

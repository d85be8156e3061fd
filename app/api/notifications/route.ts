import { listNotifications } from '@/lib/notifications/queries'
import { listNotificationsSchema } from '@/lib/notifications/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ query: listNotificationsSchema }, (actor, { query }) => listNotifications(actor, query))

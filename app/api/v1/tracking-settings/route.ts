import { changeTracking } from '@/lib/notifications/tracking/change-tracking'
import { getTracking } from '@/lib/notifications/tracking/get-tracking'
import { changeTrackingSchema } from '@/lib/notifications/tracking/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, (actor) => getTracking(actor))

export const PUT = apiRoute({ body: changeTrackingSchema }, (actor, { body }) => changeTracking(actor, body))

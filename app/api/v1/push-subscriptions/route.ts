import { addPushSubscription, removePushSubscription } from '@/lib/notifications/preferences/push-subscriptions'
import { addPushSubscriptionSchema, removePushSubscriptionSchema } from '@/lib/notifications/preferences/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ body: addPushSubscriptionSchema }, (actor, { body }) => addPushSubscription(actor, body))

export const DELETE = apiRoute({ body: removePushSubscriptionSchema }, (actor, { body }) => removePushSubscription(actor, body))

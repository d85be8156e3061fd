import { addStatus } from '@/lib/cases/statuses/add-status'
import { orderStatuses } from '@/lib/cases/statuses/order-statuses'
import { getLifeCycle } from '@/lib/cases/statuses/queries'
import { addStatusSchema, orderStatusesSchema } from '@/lib/cases/statuses/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, (actor) => getLifeCycle(actor))

export const POST = apiRoute({ body: addStatusSchema }, (actor, { body }) => addStatus(actor, body))

export const PATCH = apiRoute({ body: orderStatusesSchema }, (actor, { body }) => orderStatuses(actor, body))

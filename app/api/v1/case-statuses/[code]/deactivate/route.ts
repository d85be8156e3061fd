import { deactivateStatus } from '@/lib/cases/statuses/deactivate-status'
import { statusCodeSchema } from '@/lib/cases/statuses/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: statusCodeSchema }, (actor, { params }) => deactivateStatus(actor, params))

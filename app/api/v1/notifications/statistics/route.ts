import { getStatistics } from '@/lib/notifications/tracking/get-statistics'
import { periodSchema } from '@/lib/notifications/tracking/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ query: periodSchema }, (actor, { query }) => getStatistics(actor, query))

import { listHoldCases } from '@/lib/holds/queries'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, async (actor) => ({ cases: await listHoldCases(actor) }))

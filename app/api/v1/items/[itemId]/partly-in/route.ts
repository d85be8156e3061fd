import { markPartlyIn } from '@/lib/holds/review-item'
import { itemIdSchema } from '@/lib/holds/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: itemIdSchema }, (actor, { params }) => markPartlyIn(actor, params))

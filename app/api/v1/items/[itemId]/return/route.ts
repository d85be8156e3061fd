import { returnItem } from '@/lib/holds/review-item'
import { itemIdSchema, returnItemSchema } from '@/lib/holds/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: itemIdSchema, body: returnItemSchema.omit({ itemId: true }) }, (actor, { params, body }) =>
  returnItem(actor, { ...body, ...params }),
)

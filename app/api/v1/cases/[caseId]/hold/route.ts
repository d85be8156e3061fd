import { caseIdSchema } from '@/lib/cases/schema'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: caseIdSchema, body: placeHoldSchema.omit({ caseId: true }) }, (actor, { params, body }) =>
  placeHold(actor, { ...body, ...params }),
)

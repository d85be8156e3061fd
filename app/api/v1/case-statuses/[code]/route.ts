import { renameStatus } from '@/lib/cases/statuses/rename-status'
import { renameStatusSchema, statusCodeSchema } from '@/lib/cases/statuses/schema'
import { apiRoute } from '@/lib/web/api-route'

export const PATCH = apiRoute({ params: statusCodeSchema, body: renameStatusSchema.omit({ code: true }) }, (actor, { params, body }) =>
  renameStatus(actor, { ...body, ...params }),
)

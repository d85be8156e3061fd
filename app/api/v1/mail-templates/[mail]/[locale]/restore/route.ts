import { restoreTemplate } from '@/lib/notifications/templates/save-template'
import { restoreTemplateSchema, templateSchema } from '@/lib/notifications/templates/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: templateSchema, body: restoreTemplateSchema.pick({ version: true, from: true }) }, (actor, { params, body }) =>
  restoreTemplate(actor, { ...params, ...body }),
)

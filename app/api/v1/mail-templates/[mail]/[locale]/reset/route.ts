import { resetTemplate } from '@/lib/notifications/templates/save-template'
import { resetTemplateSchema, templateSchema } from '@/lib/notifications/templates/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: templateSchema, body: resetTemplateSchema.pick({ version: true }) }, (actor, { params, body }) =>
  resetTemplate(actor, { ...params, ...body }),
)

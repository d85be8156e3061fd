import { getTemplate } from '@/lib/notifications/templates/get-template'
import { saveTemplate } from '@/lib/notifications/templates/save-template'
import { saveTemplateSchema, templateSchema } from '@/lib/notifications/templates/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ params: templateSchema }, (actor, { params }) => getTemplate(actor, params))

export const PUT = apiRoute({ params: templateSchema, body: saveTemplateSchema.omit({ mail: true, locale: true }) }, (actor, { params, body }) =>
  saveTemplate(actor, { ...params, ...body }),
)

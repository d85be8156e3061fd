import { previewTemplate } from '@/lib/notifications/templates/preview-template'
import { previewTemplateSchema, templateSchema } from '@/lib/notifications/templates/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: templateSchema, body: previewTemplateSchema.pick({ words: true, scene: true }) }, (actor, { params, body }) =>
  previewTemplate(actor, { ...params, ...body }),
)

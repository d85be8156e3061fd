import { askForTest } from '@/lib/notifications/templates/ask-for-test'
import { previewTemplateSchema, templateSchema } from '@/lib/notifications/templates/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: templateSchema, body: previewTemplateSchema.pick({ words: true, scene: true }) }, (actor, { params, body }) =>
  askForTest(actor, { ...params, ...body }),
)

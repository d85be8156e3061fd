import { previewTemplateSchema, templateSchema } from '@/lib/notifications/templates/schema'
import { apiRoute } from '@/lib/web/api-route'
import { showPreview, showTemplate } from '@/lib/web/show-preview'

export const GET = apiRoute({ params: templateSchema }, (actor, { params }) => showTemplate(actor, params))

export const POST = apiRoute({ params: templateSchema, form: previewTemplateSchema }, (actor, { params, body }) => showPreview(actor, { ...body, ...params }))

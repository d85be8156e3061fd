import { listTemplates } from '@/lib/notifications/templates/get-template'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, (actor) => listTemplates(actor))

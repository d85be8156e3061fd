import { caseIdSchema } from '@/lib/cases/schema'
import { sendEverything } from '@/lib/holds/send-everything'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: caseIdSchema }, (actor, { params }) => sendEverything(actor, params))

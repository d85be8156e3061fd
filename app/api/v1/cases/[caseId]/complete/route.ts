import { caseIdSchema } from '@/lib/cases/schema'
import { completeCase } from '@/lib/holds/complete-case'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: caseIdSchema }, (actor, { params }) => completeCase(actor, params))

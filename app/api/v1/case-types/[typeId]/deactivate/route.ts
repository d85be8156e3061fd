import { deactivateCaseType } from '@/lib/cases/types/deactivate-case-type'
import { caseTypeIdSchema } from '@/lib/cases/types/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: caseTypeIdSchema }, (actor, { params }) => deactivateCaseType(actor, params))

import { chooseDefaultType } from '@/lib/cases/types/choose-default-type'
import { caseTypeIdSchema } from '@/lib/cases/types/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: caseTypeIdSchema }, (actor, { params }) => chooseDefaultType(actor, params))

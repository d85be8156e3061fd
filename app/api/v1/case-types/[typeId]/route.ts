import { changeCaseType } from '@/lib/cases/types/change-case-type'
import { getCaseType } from '@/lib/cases/types/queries'
import { caseTypeIdSchema, changeCaseTypeSchema } from '@/lib/cases/types/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ params: caseTypeIdSchema }, (actor, { params }) => getCaseType(actor, params.typeId))

export const PATCH = apiRoute({ params: caseTypeIdSchema, body: changeCaseTypeSchema.omit({ typeId: true }) }, (actor, { params, body }) =>
  changeCaseType(actor, { ...body, ...params }),
)

import { addCaseType } from '@/lib/cases/types/add-case-type'
import { listCaseTypes } from '@/lib/cases/types/queries'
import { addCaseTypeSchema } from '@/lib/cases/types/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, (actor) => listCaseTypes(actor))

export const POST = apiRoute({ body: addCaseTypeSchema }, (actor, { body }) => addCaseType(actor, body))

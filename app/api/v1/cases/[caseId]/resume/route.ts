import { caseIdSchema } from '@/lib/cases/schema'
import { resumeCase } from '@/lib/holds/resume-case'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: caseIdSchema }, (actor, { params }) => resumeCase(actor, params))

import { caseIdSchema } from '@/lib/cases/schema'
import { tickReachTaskSchema } from '@/lib/holds/reach/schema'
import { tickReachTask } from '@/lib/holds/reach/tick-reach-task'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: caseIdSchema, body: tickReachTaskSchema.omit({ caseId: true }) }, (actor, { params, body }) =>
  tickReachTask(actor, { ...body, ...params }),
)

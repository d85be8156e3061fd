import { userIdSchema } from '@/lib/access/user-schema'
import { resolveEmailIssue } from '@/lib/notifications/flags/resolve-email-issue'
import { resolveEmailIssueSchema } from '@/lib/notifications/flags/schema'
import { apiRoute } from '@/lib/web/api-route'

export const PATCH = apiRoute({ params: userIdSchema, body: resolveEmailIssueSchema.omit({ userId: true }) }, (actor, { params, body }) =>
  resolveEmailIssue(actor, { ...body, ...params }),
)

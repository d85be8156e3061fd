import { listEmailIssues } from '@/lib/notifications/flags/list-email-issues'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, (actor) => listEmailIssues(actor))

import { auditFiltersSchema } from '@/lib/access/audit-rules'
import { listAuditEvents } from '@/lib/access/audit-trail'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ query: auditFiltersSchema }, (actor, { query }) => listAuditEvents(actor, query))

import { auditFiltersSchema } from '@/lib/access/audit-rules'
import { exportAuditTrail } from '@/lib/access/audit-trail'
import { apiRoute } from '@/lib/web/api-route'

const headers = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="audit-trail.csv"',
  'x-content-type-options': 'nosniff',
}

export const GET = apiRoute({ query: auditFiltersSchema }, async (actor, { query }) => new Response(await exportAuditTrail(actor, query), { headers }))

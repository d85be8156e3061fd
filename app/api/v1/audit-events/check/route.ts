import { checkAuditChain } from '@/lib/access/audit-trail'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({}, (actor) => checkAuditChain(actor))

import { enableUser } from '@/lib/access/disable-user'
import { userIdSchema } from '@/lib/access/user-schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: userIdSchema }, (actor, { params }) => enableUser(actor, params))

import { disableUser } from '@/lib/access/disable-user'
import { userIdSchema } from '@/lib/access/user-schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: userIdSchema }, (actor, { params }) => disableUser(actor, params))

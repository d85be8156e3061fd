import { inviteUser } from '@/lib/access/invite-user'
import { listUsers } from '@/lib/access/list-users'
import { inviteUserSchema, userFiltersSchema } from '@/lib/access/user-schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ query: userFiltersSchema }, (actor, { query }) => listUsers(actor, query))

export const POST = apiRoute({ body: inviteUserSchema }, (actor, { body }) => inviteUser(actor, body))

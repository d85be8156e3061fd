import { changeUser } from '@/lib/access/change-user'
import { getUser } from '@/lib/access/list-users'
import { changeUserSchema, userIdSchema } from '@/lib/access/user-schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ params: userIdSchema }, (actor, { params }) => getUser(actor, params.userId))

export const PATCH = apiRoute({ params: userIdSchema, body: changeUserSchema.omit({ userId: true }) }, (actor, { params, body }) =>
  changeUser(actor, { ...body, ...params }),
)

import { sendPasswordLink } from '@/lib/access/send-password-link'
import { userIdSchema } from '@/lib/access/user-schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: userIdSchema }, (actor, { params }) => sendPasswordLink(actor, params))

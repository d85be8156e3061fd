import { getTrayMail } from '@/lib/replies/list-mail-tray'
import { mailIdSchema } from '@/lib/replies/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ params: mailIdSchema }, (actor, { params }) => getTrayMail(actor, params))

import { mailIdSchema, settleMailSchema } from '@/lib/replies/schema'
import { settleMail } from '@/lib/replies/settle-mail'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: mailIdSchema, body: settleMailSchema.omit({ mailId: true }) }, (actor, { params, body }) =>
  settleMail(actor, { ...body, ...params }),
)

import { attachMail } from '@/lib/replies/attach-mail'
import { attachMailSchema, mailIdSchema } from '@/lib/replies/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: mailIdSchema, body: attachMailSchema.omit({ mailId: true }) }, (actor, { params, body }) =>
  attachMail(actor, { ...body, ...params }),
)

import { phoneCodeSchema } from '@/lib/notifications/preferences/schema'
import { verifyPhone } from '@/lib/notifications/preferences/verify-phone'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ body: phoneCodeSchema }, (actor, { body }) => verifyPhone(actor, body))

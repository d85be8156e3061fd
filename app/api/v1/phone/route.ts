import { phoneSchema } from '@/lib/notifications/preferences/schema'
import { forgetPhone, requestPhoneCode } from '@/lib/notifications/preferences/verify-phone'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ body: phoneSchema }, (actor, { body }) => requestPhoneCode(actor, body))

export const DELETE = apiRoute({}, (actor) => forgetPhone(actor))

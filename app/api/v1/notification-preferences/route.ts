import { changePreferences } from '@/lib/notifications/preferences/change-preferences'
import { getPreferences } from '@/lib/notifications/preferences/get-preferences'
import { changePreferencesSchema } from '@/lib/notifications/preferences/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, (actor) => getPreferences(actor))

export const PUT = apiRoute({ body: changePreferencesSchema }, (actor, { body }) => changePreferences(actor, body))

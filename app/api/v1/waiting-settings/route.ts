import { changeWaitingSettings } from '@/lib/holds/ladder/change-waiting-settings'
import { getWaitingSettings } from '@/lib/holds/ladder/get-waiting-settings'
import { changeWaitingSettingsSchema } from '@/lib/holds/ladder/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, (actor) => getWaitingSettings(actor))

export const PUT = apiRoute({ body: changeWaitingSettingsSchema }, (actor, { body }) => changeWaitingSettings(actor, body))

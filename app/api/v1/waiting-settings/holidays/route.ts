import { addHoliday } from '@/lib/holds/ladder/change-holidays'
import { addHolidaySchema } from '@/lib/holds/ladder/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ body: addHolidaySchema }, (actor, { body }) => addHoliday(actor, body))

import { removeHoliday } from '@/lib/holds/ladder/change-holidays'
import { removeHolidaySchema } from '@/lib/holds/ladder/schema'
import { apiRoute } from '@/lib/web/api-route'

export const DELETE = apiRoute({ params: removeHolidaySchema }, (actor, { params }) => removeHoliday(actor, params))

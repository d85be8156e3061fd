import { getMailHealth } from '@/lib/notifications/tracking/get-mail-health'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, (actor) => getMailHealth(actor))

import { listMailTray } from '@/lib/replies/list-mail-tray'
import { trayViewSchema } from '@/lib/replies/schema'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({ query: trayViewSchema }, (actor, { query }) => listMailTray(actor, query))

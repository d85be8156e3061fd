import { bellTag, getBell } from '@/lib/notifications/bell'
import { apiRoute } from '@/lib/web/api-route'

/** The bell's poll: one round trip to the database, and 304 when nothing changed. It keeps nobody signed in. */
export const GET = apiRoute({ byItself: true }, async (actor, { request, bell }) => {
  const headers = { etag: bellTag(bell, actor.locale), 'cache-control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  return Response.json(getBell(actor, bell), { headers })
})

import { getLifeCycle } from '@/lib/cases/statuses/queries'
import { setTransitionsSchema } from '@/lib/cases/statuses/schema'
import { setTransitions } from '@/lib/cases/statuses/set-transitions'
import { apiRoute } from '@/lib/web/api-route'

export const GET = apiRoute({}, async (actor) => {
  const { version, transitions } = await getLifeCycle(actor)
  return { version, transitions }
})

export const PUT = apiRoute({ body: setTransitionsSchema }, (actor, { body }) => setTransitions(actor, body))

import { signOut } from '@/lib/access/sessions'
import { apiRoute } from '@/lib/web/api-route'
import { sessionCookie } from '@/lib/web/session-cookie'

/** Ends the session and goes to the sign-in. */
export const POST = apiRoute({}, async (actor) => {
  await signOut(actor)
  return new Response(null, { status: 303, headers: { location: '/sign-in', 'set-cookie': `${sessionCookie()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` } })
})

import { signOut } from '@/lib/access/sessions'
import { apiRoute } from '@/lib/web/api-route'
import { withoutSession } from '@/lib/web/session-cookie'

const toSignIn = () => new Response(null, { status: 303, headers: { location: '/sign-in', 'set-cookie': withoutSession() } })

/** Ends the session, if it has not ended by itself, and goes to the sign-in. */
export const POST = apiRoute({ signedOut: toSignIn }, async (actor) => {
  await signOut(actor)
  return toSignIn()
})

import { cookies, headers } from 'next/headers'
import type { From, SignedIn } from '@/lib/access/sign-in'
import { requestIdOf } from './requests'
import { clientIp } from './require-actor'
import { sessionCookie, sessionCookieOptions } from './session-cookie'

/** Where a sign-in comes from. */
export async function whereFrom(): Promise<From> {
  const head = await headers()
  return { ip: clientIp(head), userAgent: head.get('user-agent'), at: new Date(), requestId: requestIdOf(head) }
}

/** Gives the browser its session. */
export async function startSession({ token, expiresAt }: SignedIn): Promise<void> {
  ;(await cookies()).set(sessionCookie(), token, { ...sessionCookieOptions(), expires: expiresAt })
}

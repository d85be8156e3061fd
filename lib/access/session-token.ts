import { jwtVerify, SignJWT } from 'jose'
import { env } from '@/lib/core/env'
import { isId } from '@/lib/core/ids'

/** What the cookie says: which session of which tenant. Whether it still holds is for the session's row to say. */
export type SessionToken = { sessionId: string; tenantId: string }

const key = () => new TextEncoder().encode(env.CASEBELL_SECRET)

/** Signs a session cookie (JWT, HS256, RFC 7519) that ends with the session. */
export function signSessionToken({ sessionId, tenantId }: SessionToken, expiresAt: Date): Promise<string> {
  return new SignJWT({ sid: sessionId, ten: tenantId }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(expiresAt).sign(key())
}

/** Reads a session cookie; null when it is not ours, altered or over. */
export async function readSessionToken(token: string | undefined): Promise<SessionToken | null> {
  if (!token) return null
  try {
    const { payload } = await jwtVerify(token, key(), { algorithms: ['HS256'] })
    const { sid, ten } = payload
    if (typeof sid !== 'string' || typeof ten !== 'string' || !isId(sid) || !isId(ten)) return null
    return { sessionId: sid, tenantId: ten }
  } catch {
    return null
  }
}

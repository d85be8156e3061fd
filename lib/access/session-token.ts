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

/** Cookies whose signature was checked, with when they end: checking one anew cost as much as asking for its session. */
const checked = new Map<string, SessionToken & { endsAt: number }>()
const mostChecked = 5_000

/** Reads a session cookie; null when it is not ours, altered or over. */
export async function readSessionToken(token: string | undefined): Promise<SessionToken | null> {
  if (!token) return null
  const known = checked.get(token) ?? (await check(token))
  if (!known || known.endsAt <= Date.now()) return null
  return { sessionId: known.sessionId, tenantId: known.tenantId }
}

async function check(token: string) {
  try {
    const { payload } = await jwtVerify(token, key(), { algorithms: ['HS256'], requiredClaims: ['exp'] })
    const { sid, ten, exp } = payload
    if (typeof sid !== 'string' || typeof ten !== 'string' || !isId(sid) || !isId(ten)) return null
    const read = { sessionId: sid, tenantId: ten, endsAt: (exp ?? 0) * 1000 }
    if (checked.size >= mostChecked) checked.clear()
    checked.set(token, read)
    return read
  } catch {
    return null
  }
}

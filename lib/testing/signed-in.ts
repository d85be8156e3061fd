import type pg from 'pg'
import { signSessionToken } from '@/lib/access/session-token'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { sessionCookie } from '@/lib/web/session-cookie'

/**
 * The cookie of somebody who is signed in. A session is noted as seen once a minute; this one is not for an hour, so that
 * a slow machine changes no row while a test compares all of them.
 */
export async function signedInAs(owner: pg.Client, { tenantId, userId }: Pick<Actor, 'tenantId' | 'userId'>): Promise<string> {
  const sessionId = newId()
  const expiresAt = new Date(Date.now() + 3_600_000)
  await owner.query(`INSERT INTO "Session" (id, "tenantId", "userId", "expiresAt", "seenAt") VALUES ($1, $2, $3, $4, $4)`, [
    sessionId,
    tenantId,
    userId,
    expiresAt,
  ])
  return `${sessionCookie()}=${await signSessionToken({ sessionId, tenantId }, expiresAt)}`
}

import type pg from 'pg'
import { signSessionToken } from '@/lib/access/session-token'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { sessionCookie } from '@/lib/web/session-cookie'

/** The cookie of somebody who has just signed in. */
export async function signedInAs(owner: pg.Client, { tenantId, userId }: Pick<Actor, 'tenantId' | 'userId'>): Promise<string> {
  const sessionId = newId()
  const expiresAt = new Date(Date.now() + 3_600_000)
  await owner.query(`INSERT INTO "Session" (id, "tenantId", "userId", "expiresAt") VALUES ($1, $2, $3, $4)`, [sessionId, tenantId, userId, expiresAt])
  return `${sessionCookie()}=${await signSessionToken({ sessionId, tenantId }, expiresAt)}`
}

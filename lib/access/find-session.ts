import type { Role } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import type { LocalText } from '@/lib/core/locale'
import { db } from '@/lib/db/client'
import type { SessionToken } from './session-token'

/** Who is behind a session, their office, and the state of their bell. */
export type SessionRow = {
  userId: string
  role: Role
  name: string
  email: string
  locale: string
  timeZone: string
  departmentId: string | null
  tenantName: string
  tenantZone: string
  tenantPhone: string | null
  tenantHours: LocalText
  /** unread notifications, at most 1,000 */
  unread: number
  latestId: string | null
}

/**
 * One round trip: null when the session is revoked, idle for too long or over, or the user disabled. Keeps it awake, unless a
 * page asks by itself and no person did anything.
 */
export async function findSession({ tenantId, sessionId }: SessionToken, { byItself = false } = {}): Promise<SessionRow | null> {
  const { rows } = await db.requests.query<SessionRow>({
    name: 'casebell_session',
    text: 'SELECT * FROM casebell_session($1::uuid, $2::uuid, make_interval(mins => $3::int), $4)',
    values: [tenantId, sessionId, env.SESSION_IDLE_MINUTES, !byItself],
  })
  return rows[0] ?? null
}

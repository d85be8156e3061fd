import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { DomainError } from '@/lib/core/errors'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { demand } from './demand'
import type { PersonRole, UserFilters } from './user-schema'

const pageSize = 50

export type UserRow = {
  id: string
  name: string
  email: string
  role: PersonRole
  locale: string
  departmentId: string | null
  department: string | null
  /** set while the person may not sign in */
  disabledAt: Date | null
  createdAt: Date
  /** whether a password was ever chosen */
  joined: boolean
  lastSignInAt: Date | null
  /** where the person is signed in, without what is idle for too long */
  liveSessions: number
}
export type UserPage = { users: UserRow[]; next: string | null }

/** The office's people by name, 50 a page; `next` is the last one's id, to go on behind. */
export async function listUsers(actor: Actor, { q, role, state, after }: UserFilters): Promise<UserPage> {
  demand(actor, 'user.manage')
  const words = q?.replaceAll('\u0000', '').trim()
  const like = `%${words?.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    Prisma.sql`true`,
    ...(words ? [Prisma.sql`(u.name ILIKE ${like} OR u.email ILIKE ${like})`] : []),
    ...(role ? [Prisma.sql`u.role = ${role}::"Role"`] : []),
    ...(state ? [state === 'disabled' ? Prisma.sql`u."disabledAt" IS NOT NULL` : Prisma.sql`u."disabledAt" IS NULL`] : []),
    ...(after ? [Prisma.sql`(u.name, u.id) > (SELECT b.name, b.id FROM "User" b WHERE b."tenantId" = ${actor.tenantId}::uuid AND b.id = ${after}::uuid)`] : []),
  ]
  const rows = await read<UserRow>(actor, usersSql(actor, Prisma.join(conditions, ' AND '), pageSize + 1))
  const users = rows.slice(0, pageSize)
  return { users, next: rows.length > pageSize ? (users.at(-1)?.id ?? null) : null }
}

/** One person of the office; somebody of another office is not found. */
export async function getUser(actor: Actor, userId: string): Promise<UserRow> {
  demand(actor, 'user.manage')
  const [user] = await read<UserRow>(actor, usersSql(actor, Prisma.sql`u.id = ${userId}::uuid`, 1))
  if (!user) throw new DomainError('not_found', 'user')
  return user
}

/** The office's departments by name. */
export async function listDepartments(actor: Actor): Promise<{ id: string; name: string }[]> {
  demand(actor, 'user.manage')
  return read(actor, Prisma.sql`SELECT id, name FROM "Department" WHERE "tenantId" = ${actor.tenantId}::uuid ORDER BY name`)
}

function usersSql(actor: Actor, where: Prisma.Sql, most: number): Prisma.Sql {
  return Prisma.sql`
    SELECT u.id, u.name, u.email, u.role::text AS role, u.locale, u."departmentId", d.name AS department, u."disabledAt", u."createdAt",
      u."passwordHash" IS NOT NULL AS joined, s.last AS "lastSignInAt", s.live AS "liveSessions"
    FROM "User" u
    LEFT JOIN "Department" d ON d."tenantId" = u."tenantId" AND d.id = u."departmentId"
    CROSS JOIN LATERAL (
      SELECT max("createdAt") AS last, (count(*) FILTER (WHERE "revokedAt" IS NULL AND "expiresAt" > now()
        AND "seenAt" > now() - make_interval(mins => ${env.SESSION_IDLE_MINUTES}::int)))::int AS live
      FROM "Session" WHERE "tenantId" = u."tenantId" AND "userId" = u.id) s
    WHERE u."tenantId" = ${actor.tenantId}::uuid AND ${where}
    ORDER BY u.name, u.id LIMIT ${most}`
}

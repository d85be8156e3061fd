import type { Locale } from './locale'

export const roles = ['member', 'technician', 'department_head', 'legal', 'administrator', 'api_client'] as const
export type Role = (typeof roles)[number]

/** Who is asking, in which tenant, when, and from where. The first argument of every operation and query. */
export type Actor = {
  tenantId: string
  userId: string
  role: Role | 'system'
  name: string
  locale: Locale
  timeZone: string
  departmentId: string | null
  at: Date
  ip: string | null
  requestId: string
  sessionId?: string
}

/** Casebell itself, for jobs and sweeps of one tenant. It acts in nobody's name. */
export function systemActor(tenantId: string, at: Date, requestId: string): Actor {
  return {
    tenantId,
    userId: '00000000-0000-0000-0000-000000000000',
    role: 'system',
    name: 'Casebell',
    locale: 'en',
    timeZone: 'UTC',
    departmentId: null,
    at,
    ip: null,
    requestId,
  }
}

/** Whether the person works for the tenant. */
export function isStaff(actor: Pick<Actor, 'role'>): boolean {
  return actor.role !== 'member' && actor.role !== 'api_client' && actor.role !== 'system'
}

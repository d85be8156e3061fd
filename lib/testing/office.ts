import type pg from 'pg'
import { openCase } from '@/lib/cases/open-case'
import { openCaseSchema } from '@/lib/cases/schema'
import type { Actor, Role } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'

export type Office = {
  tenantId: string
  /** the department of all staff of the office */
  departmentId: string
  typeId: string
  technician: Actor
  colleague: Actor
  head: Actor
  administrator: Actor
  legal: Actor
  member: Actor
  otherMember: Actor
  /** one more person; staff of another department when one is named */
  addPerson: (name: string, role: Exclude<Role, 'api_client'>, departmentId?: string) => Promise<Actor>
  /** opens a case of `member` by `technician` */
  openCase: (title?: string, typeId?: string) => Promise<{ caseId: string; number: string }>
  /** as many cases at once, in one statement */
  openCases: (count: number) => Promise<string[]>
}

const statuses = [
  ['new', 'open'],
  ['assigned', 'open'],
  ['in_progress', 'open'],
  ['on_hold', 'hold'],
  ['resolved', 'resolved'],
  ['closed', 'closed'],
  ['reopened', 'open'],
] as const
const transitions = {
  new: ['assigned', 'in_progress', 'on_hold', 'closed'],
  assigned: ['in_progress', 'on_hold', 'closed'],
  in_progress: ['on_hold', 'resolved', 'closed'],
  on_hold: ['in_progress', 'closed'],
  resolved: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['assigned', 'in_progress'],
}

/** A tenant of its own with one person of each role, the usual statuses and one case type: the ground most tests stand on. */
export async function anOffice(owner: pg.Client, { zone = 'America/Los_Angeles' } = {}): Promise<Office> {
  const tenantId = newId()
  const typeId = newId()
  await owner.query(`INSERT INTO "Tenant" (id, slug, name, "timeZone") VALUES ($1::uuid, $1::text, 'Harbor County Benefits', $2)`, [tenantId, zone])
  await owner.query(
    `INSERT INTO "CaseType" (id, "tenantId", code, name, "isDefault") VALUES ($1, $2, 'RETIREMENT', '{"en": "Service retirement", "es": "Jubilación"}', true)`,
    [typeId, tenantId],
  )
  const departmentId = newId()
  await owner.query(`INSERT INTO "Department" (id, "tenantId", name) VALUES ($1, $2, 'Retirement')`, [departmentId, tenantId])
  for (const [position, [code, kind]] of statuses.entries()) {
    await owner.query(`INSERT INTO "CaseStatus" ("tenantId", code, name, kind, position) VALUES ($1, $2, $3, $4::"StatusKind", $5)`, [
      tenantId,
      code,
      JSON.stringify({ en: code, es: code }),
      kind,
      position,
    ])
  }
  for (const [from, to] of Object.entries(transitions).flatMap(([from, all]) => all.map((to) => [from, to]))) {
    await owner.query(`INSERT INTO "CaseTransition" VALUES ($1, $2, $3)`, [tenantId, from, to])
  }
  const person = async (name: string, role: Exclude<Role, 'api_client'>, inDepartment = departmentId): Promise<Actor> => {
    const userId = newId()
    const email = `${name.toLowerCase().replace(' ', '.')}@example.test`
    await owner.query(`INSERT INTO "User" (id, "tenantId", email, name, role, "departmentId") VALUES ($1, $2, $3, $4, $5::"Role", $6)`, [
      userId,
      tenantId,
      email,
      name,
      role,
      role === 'member' ? null : inDepartment,
    ])
    return {
      tenantId,
      userId,
      role,
      name,
      locale: 'en',
      timeZone: zone,
      departmentId: role === 'member' ? null : inDepartment,
      at: new Date(),
      ip: '192.0.2.7',
      requestId: 'test',
    }
  }
  const technician = await person('Elena Vargas', 'technician')
  const member = await person('Ruth Ellison', 'member')
  return {
    tenantId,
    departmentId,
    typeId,
    technician,
    member,
    colleague: await person('Priya Raman', 'technician'),
    head: await person('Grace Liu', 'department_head'),
    administrator: await person('Denise Okafor', 'administrator'),
    legal: await person('Aisha Rahman', 'legal'),
    otherMember: await person('Darnell Price', 'member'),
    addPerson: person,
    openCase: (title = 'Retirement at the end of the year', type = typeId) =>
      openCase(technician, openCaseSchema.parse({ title, typeId: type, memberId: member.userId, subjectName: 'Frank Ellison' })),
    openCases: async (count) => {
      const { rows } = await owner.query<{ id: string }>(
        `INSERT INTO "Case" (id, "tenantId", number, title, "typeId", "statusCode", "memberId", "technicianId", "departmentId")
         SELECT gen_random_uuid(), $1, 'CASE-2020-' || lpad(n::text, 6, '0'), 'Filler', $2, 'assigned', $3, $4, $5 FROM generate_series(1, $6::int) n RETURNING id`,
        [tenantId, typeId, member.userId, technician.userId, departmentId, count],
      )
      return rows.map((row) => row.id)
    },
  }
}

import type pg from 'pg'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { caseTypes } from './case-types'
import { holdTemplates } from './hold-templates'
import { addressOf, type Person } from './people'
import { statuses, transitions } from './statuses'

export type Tenant = {
  tenantId: string
  zone: string
  types: Map<string, string>
  departments: Map<string, string>
  people: Map<string, Person & { id: string }>
}

type Founding = {
  slug: string
  name: string
  zone: string
  color: string
  phone: string
  address: string
  departments: string[]
  people: Person[]
  passwordHash: string
}

/** Lays the ground of a tenant, as its owner would: office, departments, people, types, statuses, templates. */
export async function foundTenant(owner: pg.Client, { departments, people, passwordHash, ...office }: Founding): Promise<Tenant> {
  const tenantId = newId()
  const hours = { en: 'Monday to Friday, 8 a.m. to 5 p.m.', es: 'lunes a viernes, de 8 a.m. a 5 p.m.' }
  await owner.query(`INSERT INTO "Tenant" (id, slug, name, "timeZone", color, phone, address, hours) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    tenantId,
    office.slug,
    office.name,
    office.zone,
    office.color,
    office.phone,
    office.address,
    hours,
  ])
  const tenant: Tenant = { tenantId, zone: office.zone, types: new Map(), departments: new Map(), people: new Map() }
  for (const name of departments) {
    tenant.departments.set(name, newId())
    await owner.query(`INSERT INTO "Department" (id, "tenantId", name) VALUES ($1, $2, $3)`, [tenant.departments.get(name), tenantId, name])
  }
  for (const person of people) {
    const id = newId()
    tenant.people.set(person.key, { ...person, id })
    await owner.query(
      `INSERT INTO "User" (id, "tenantId", email, name, role, "passwordHash", locale, "timeZone", phone, "departmentId", capacity) VALUES ($1, $2, $3, $4, $5::"Role", $6, $7, $8, $9, $10, $11)`,
      [
        id,
        tenantId,
        addressOf(person),
        person.name,
        person.role,
        passwordHash,
        person.locale ?? 'en',
        person.zone ?? null,
        person.phone ? `+1 206 555 ${person.phone}` : null,
        person.department ? tenant.departments.get(person.department) : null,
        person.capacity ?? null,
      ],
    )
  }
  for (const type of caseTypes) {
    tenant.types.set(type.code, newId())
    await owner.query(
      `INSERT INTO "CaseType" (id, "tenantId", code, name, "parentId", "isDefault", "defaultPriority", "whatHappensNext", "reviewWithinDays") VALUES ($1, $2, $3, $4, $5, $6, $7::"CasePriority", $8, $9)`,
      [
        tenant.types.get(type.code),
        tenantId,
        type.code,
        type.name,
        type.parent ? tenant.types.get(type.parent) : null,
        type.code === 'INSURANCE',
        type.defaultPriority,
        type.whatHappensNext,
        type.reviewWithinDays,
      ],
    )
  }
  for (const [position, status] of statuses.entries()) {
    await owner.query(`INSERT INTO "CaseStatus" ("tenantId", code, name, kind, position) VALUES ($1, $2, $3, $4::"StatusKind", $5)`, [
      tenantId,
      status.code,
      status.name,
      status.kind,
      position,
    ])
  }
  for (const [from, all] of Object.entries(transitions)) {
    for (const to of all) await owner.query(`INSERT INTO "CaseTransition" ("tenantId", "fromCode", "toCode") VALUES ($1, $2, $3)`, [tenantId, from, to])
  }
  for (const [position, template] of holdTemplates.entries()) {
    await owner.query(
      `INSERT INTO "HoldTemplate" (id, "tenantId", code, name, reason, "caseTypes", "waitingFor", "respondWithinDays", items, position) VALUES ($1, $2, $3, $4, $5, $6, $7::"WaitingFor", $8, $9, $10)`,
      [
        newId(),
        tenantId,
        template.code,
        template.name,
        template.reason,
        template.caseTypes,
        template.waitingFor,
        template.respondWithinDays,
        JSON.stringify(template.items),
        position,
      ],
    )
  }
  return tenant
}

/** Somebody of the tenant at a moment of the story. */
export function actorOf(tenant: Tenant, key: string, at: Date): Actor {
  const person = tenant.people.get(key)
  if (!person) throw new Error(`nobody is called ${key}`)
  return {
    tenantId: tenant.tenantId,
    userId: person.id,
    role: person.role,
    name: person.name,
    locale: person.locale ?? 'en',
    timeZone: person.zone ?? tenant.zone,
    departmentId: person.department ? (tenant.departments.get(person.department) ?? null) : null,
    at,
    ip: null,
    requestId: 'seed',
  }
}

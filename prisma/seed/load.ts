import type pg from 'pg'
import { foundTenant } from './found-tenant'
import { people } from './people'

const technicians = 12
/** a county has no fewer, and everybody at most one case: what a member sees is the same whatever the office holds */
const fewestMembers = 9000

/**
 * A tenant of its own for measuring, made by set-based SQL: cases over two years, nine of ten closed, every second held
 * once, notifications spread over its members. Signs in as member@load.example.test and technician@load.example.test.
 */
export async function seedLoad(
  owner: pg.Client,
  { cases, notifications, passwordHash }: { cases: number; notifications: number; passwordHash: string },
): Promise<void> {
  const started = Date.now()
  const members = Math.max(fewestMembers, cases)
  const suffix = cases === 100_000 ? '' : `-${cases}`
  const admin = people.filter((person) => person.role === 'administrator').map((person) => ({ ...person, email: `administrator${suffix}@load.example.test` }))
  const tenant = await foundTenant(owner, {
    slug: `harbor-load-${cases}`,
    name: 'Harbor Load Office',
    zone: 'America/Los_Angeles',
    color: '#0a5c5f',
    phone: '206-555-0100',
    address: '',
    departments: ['Retirement'],
    people: admin,
    passwordHash,
  })
  const { tenantId } = tenant
  const typeId = tenant.types.get('RETIREMENT')
  const departmentId = tenant.departments.get('Retirement')
  await owner.query(
    `INSERT INTO "User" (id, "tenantId", email, name, role, "passwordHash", "departmentId")
     SELECT gen_random_uuid(), $1::uuid, CASE WHEN n = 1 THEN 'technician${suffix}@load.example.test' ELSE 'technician' || n || '${suffix}@load.example.test' END, 'Technician ' || n, 'technician'::"Role", $2, $3::uuid FROM generate_series(1, ${technicians}) n
     UNION ALL
     SELECT gen_random_uuid(), $1::uuid, CASE WHEN n = 1 THEN 'member${suffix}@load.example.test' ELSE 'member' || n || '${suffix}@load.example.test' END, 'Member ' || n, 'member'::"Role", $2, NULL FROM generate_series(1, ${members}) n`,
    [tenantId, passwordHash, departmentId],
  )
  await owner.query(
    `WITH t AS (SELECT array_agg(id ORDER BY email) AS ids FROM "User" WHERE "tenantId" = $1 AND role = 'technician'),
          m AS (SELECT array_agg(id ORDER BY "createdAt", email) AS ids FROM "User" WHERE "tenantId" = $1 AND role = 'member')
     INSERT INTO "Case" (id, "tenantId", number, title, "typeId", "statusCode", "memberId", "technicianId", "departmentId", attention, "createdAt", "updatedAt", "closedAt")
     SELECT gen_random_uuid(), $1, 'CASE-2026-' || lpad(n::text, 6, '0'), 'Retirement of member ' || n, $2, s.code, m.ids[1 + n % ${members}], t.ids[1 + n % ${technicians}], $3, s.attention,
       now() - (n % 700) * interval '1 day', now() - (n % 700) * interval '1 day' + (n % 1440) * interval '1 minute', CASE WHEN s.code = 'closed' THEN now() END
     FROM generate_series(1, $4::int) n, t, m,
       LATERAL (SELECT CASE WHEN n % 10 < 9 THEN 'closed' WHEN n % 20 = 9 THEN 'on_hold' ELSE 'in_progress' END AS code, CASE WHEN n % 10 < 9 THEN 5 WHEN n % 20 = 9 THEN 3 ELSE 2 END AS attention) s`,
    [tenantId, typeId, departmentId, cases],
  )
  await owner.query(
    `INSERT INTO "Hold" (id, "tenantId", "caseId", "openCaseId", reason, "fromStatus", "placedById", "placedAt", "endedAt", "endedAs")
     SELECT gen_random_uuid(), c."tenantId", c.id, CASE WHEN c."statusCode" = 'on_hold' THEN c.id END, 'We need proof of your income before we can go on.', 'in_progress', c."technicianId", c."createdAt",
       CASE WHEN c."statusCode" <> 'on_hold' THEN c."updatedAt" END, CASE WHEN c."statusCode" <> 'on_hold' THEN 'resumed'::"HoldEnd" END
     FROM "Case" c WHERE c."tenantId" = $1 AND (c."statusCode" = 'on_hold' OR c."statusCode" = 'closed' AND right(c.number, 1) IN ('1', '3', '5', '7'))`,
    [tenantId],
  )
  await owner.query(
    `INSERT INTO "RequestedItem" (id, "tenantId", "holdId", position, name, state) SELECT gen_random_uuid(), h."tenantId", h.id, n, 'Paper ' || n, CASE WHEN h."endedAt" IS NULL THEN 'asked'::"ItemState" ELSE 'accepted'::"ItemState" END
     FROM "Hold" h, generate_series(0, 2) n WHERE h."tenantId" = $1`,
    [tenantId],
  )
  await owner.query(
    `WITH m AS (SELECT array_agg(id) AS ids FROM "User" WHERE "tenantId" = $1 AND role = 'member'), c AS (SELECT array_agg(id) AS ids FROM (SELECT id FROM "Case" WHERE "tenantId" = $1 LIMIT 1000) few)
     INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", "caseId", priority, params, "createdAt", "readAt")
     SELECT ${idAt('at')}, $1, ${idAt('at')}, 'hold_placed', m.ids[1 + n % ${members}], c.ids[1 + n % cardinality(c.ids)], 'high', '{"number": "CASE-2026-000001", "reason": "We need proof of your income.", "waitingFor": "member"}',
       at, CASE WHEN n % 5 > 0 THEN now() END
     FROM generate_series(1, $2::int) n, m, c, LATERAL (SELECT now() - (($2::int - n) / 100) * interval '1 minute' AS at) spread`,
    [tenantId, notifications],
  )
  await owner.query('VACUUM ANALYZE')
  console.log(`${cases} cases and ${notifications} notifications in ${Math.round((Date.now() - started) / 1000)} s`)
}

/** SQL for an id as the product makes them, UUID version 7: in the order of time, so that it goes to the end of its indexes. */
export function idAt(at: string): string {
  return `(lpad(to_hex((extract(epoch FROM ${at}) * 1000)::bigint), 12, '0') || '7' || substr(gen_random_uuid()::text, 16))::uuid`
}

import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { sealAudit } from '@/lib/events/seal-audit'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { auditFiltersSchema, csvCell, readAuditFilters } from './audit-rules'
import { checkAuditChain, exportAuditTrail, listAuditEvents, listAuditTypes } from './audit-trail'

const { owner } = await testDatabase()
let office: Office
let elsewhere: Office
let boss: Actor
let numbers: string[]

const add = (count: number, at = '2026-01-15T12:00:00Z', type = 'filler', actorName = 'Filler') =>
  owner.query(
    `INSERT INTO "AuditEvent" (id, "tenantId", type, "actorRole", "actorName", "requestId", at) SELECT gen_random_uuid(), $1, $4, 'system', $5, 'test', $2 FROM generate_series(1, $3::int)`,
    [office.tenantId, at, count, type, actorName],
  )
const textOf = async (actor: Actor, filters = {}) => new Response(await exportAuditTrail(actor, filters)).text()

beforeAll(async () => {
  office = await anOffice(owner)
  elsewhere = await anOffice(owner)
  boss = office.administrator
  numbers = [(await office.openCase()).number, (await office.openCase()).number]
  await elsewhere.openCase()
})

test('X-01 the trail is refused to everybody but an administrator', async () => {
  for (const actor of [office.member, office.technician, office.head, office.legal]) {
    for (const operation of [() => listAuditEvents(actor, {}), () => listAuditTypes(actor), () => exportAuditTrail(actor, {}), () => checkAuditChain(actor)]) {
      await expect(operation()).rejects.toMatchObject({ code: 'forbidden' })
    }
  }
})

test('X-02 an administrator reads the trail of the own office only', async () => {
  const { events } = await listAuditEvents(elsewhere.administrator, { type: 'case_opened' })
  expect(events).toHaveLength(1)
  expect((await listAuditEvents(boss, { type: 'case_opened' })).events.map((event) => event.caseNumber).sort()).toEqual(numbers)
})

test('X-04 reading, exporting and checking the trail are written to it', async () => {
  await listAuditEvents(boss, { actor: 'Elena' }, 'page')
  await textOf(boss, { actor: 'Elena' })
  await checkAuditChain(boss)
  const { rows } = await owner.query(
    `SELECT type, details, ip FROM "AuditEvent" WHERE "tenantId" = $1 AND type LIKE 'audit%' ORDER BY "recordedAt" DESC LIMIT 3`,
    [office.tenantId],
  )
  expect(rows).toMatchObject([
    { type: 'audit_chain_checked', ip: '192.0.2.7' },
    { type: 'audit_trail_read', details: { how: 'csv', filters: { actor: 'Elena' } } },
    { type: 'audit_trail_read', details: { how: 'page', filters: { actor: 'Elena' } } },
  ])
})

test('X-04 pages hold every row once, newest first, though many share a moment', async () => {
  await add(130, '2026-01-15T12:00:00Z', 'filler')
  const ids: string[] = []
  for (let after: string | undefined, n = 0; n < 9; n++) {
    const { events, next } = await listAuditEvents(boss, { type: 'filler', after })
    ids.push(...events.map((event) => event.id))
    if (!next) break
    after = next
  }
  expect(ids).toHaveLength(130)
  expect(new Set(ids).size).toBe(130)
})

test('X-04 the trail is narrowed by who, kind, case and days of the office', async () => {
  expect((await listAuditEvents(boss, { actor: 'elena', type: 'case_opened' })).events).toHaveLength(2)
  expect((await listAuditEvents(boss, { actor: '%', type: 'case_opened' })).events).toHaveLength(0)
  expect((await listAuditEvents(boss, { case: numbers[0]?.toLowerCase() })).events.every((event) => event.caseNumber === numbers[0])).toBe(true)
  await add(1, '2026-03-08T07:59:59Z', 'edge') // the last second of March 7 in Los Angeles
  await add(1, '2026-03-08T08:00:00Z', 'edge')
  await add(1, '2026-03-09T06:59:59Z', 'edge') // March 8 has 23 hours
  await add(1, '2026-03-09T07:00:00Z', 'edge')
  expect((await listAuditEvents(boss, { type: 'edge', from: '2026-03-08', to: '2026-03-08' })).events).toHaveLength(2)
  expect(await listAuditTypes(boss)).toContain('edge')
})

test('X-04 the export holds every row, and nothing a spreadsheet would calculate', async () => {
  await add(1100, '2026-02-01T12:00:00Z', 'bulk', '=HYPERLINK("http://evil.test")')
  const lines = (await textOf(boss, { type: 'bulk' })).trim().split('\r\n')
  expect(lines).toHaveLength(1101)
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.test"")"`)
  for (const start of ['=', '+', '-', '@', '\t=', '\r=', ' =', '＝']) expect(csvCell(`${start}1`).replace(/^"/, '')).toMatch(/^'/)
  expect(csvCell('Ruth Ellison')).toBe('Ruth Ellison')
})

test('X-04 an untouched chain is found whole, a changed row is found', async () => {
  await sealAudit({ settledAfterSeconds: 0 })
  expect(await checkAuditChain(boss)).toMatchObject({ faults: [], firstAt: expect.any(String), lastAt: expect.any(String) })
  await owner.query('SET session_replication_role = replica')
  await owner.query(`UPDATE "AuditEvent" SET "actorName" = 'Somebody' WHERE id = (SELECT id FROM "AuditEvent" WHERE "tenantId" = $1 LIMIT 1)`, [
    office.tenantId,
  ])
  await owner.query('SET session_replication_role = origin')
  expect((await checkAuditChain(boss)).faults).toMatchObject([{ fault: 'changed' }])
})

test('X-02 filters are parsed strictly', () => {
  for (const wrong of [{ from: '2026-02-30' }, { type: 'X; DROP' }, { after: 'x' }, { actor: { not: '' } }, { page: '2' }]) {
    expect(auditFiltersSchema.safeParse(wrong).success).toBe(false)
  }
  expect(auditFiltersSchema.parse({ actor: '', from: '' })).toEqual({})
})

test('X-04 of the filters in an address one that cannot be read is left out and named, the others hold', () => {
  expect(readAuditFilters({ actor: 'Priya', from: 'abc', to: '2026-11-02', case: '', type: ['a', 'b'], other: 'x' })).toEqual({
    filters: { actor: 'Priya', to: '2026-11-02' },
    wrong: ['type', 'from'],
  })
  expect(readAuditFilters({})).toEqual({ filters: {}, wrong: [] })
})

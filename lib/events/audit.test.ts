import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { transact } from '@/lib/db/transact'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { sealAudit } from './seal-audit'
import { verifyAudit } from './verify-audit'

const { owner } = await testDatabase()
process.env.CASEBELL_DATA_DIR = mkdtempSync(join(tmpdir(), 'casebell-audit-'))
forgetEnv()
let office: Office

/** As somebody who may do anything to the database would: past triggers and grants. */
const tamper = async (sql: string) => {
  await owner.query('SET session_replication_role = replica')
  await owner.query(sql, [office.tenantId])
  await owner.query('SET session_replication_role = origin')
}

beforeEach(async () => {
  office = await anOffice(owner)
  for (let n = 0; n < 4; n++) await office.openCase()
  await sealAudit({ settledAfterSeconds: 0 })
  await office.openCase()
  await office.openCase()
  await sealAudit({ settledAfterSeconds: 0 })
})

describe('the sealed trail', () => {
  test('X-04 an untouched trail is found whole, and what comes later waits for the next seal', async () => {
    await office.openCase()
    expect(await verifyAudit(office.tenantId)).toEqual({ links: 2, sealed: 6, waiting: 1, faults: [] })
  })

  test('X-04 two sealers at once make one link', async () => {
    await office.openCase()
    await Promise.all([sealAudit({ settledAfterSeconds: 0 }), sealAudit({ settledAfterSeconds: 0 })])
    expect(await verifyAudit(office.tenantId)).toMatchObject({ links: 3, sealed: 7, faults: [] })
  })

  const last = `(SELECT id FROM "AuditEvent" WHERE "tenantId" = $1 ORDER BY "recordedAt" DESC OFFSET 3 LIMIT 1)`
  test.each([
    ['changed', `UPDATE "AuditEvent" SET "actorName" = 'Somebody else' WHERE id = ${last}`, 'changed'],
    ['removed', `DELETE FROM "AuditEvent" WHERE id = ${last}`, 'removed'],
    [
      'added among sealed ones',
      `INSERT INTO "AuditEvent" SELECT gen_random_uuid(), "tenantId", type, "actorId", "actorRole", "actorName", "caseId", "personId", details, ip, "requestId", "causeId", depth, at, "recordedAt" FROM "AuditEvent" WHERE id = ${last}`,
      'added',
    ],
    ['reordered', `UPDATE "AuditSeal" SET "eventIds" = array_reverse("eventIds") WHERE "tenantId" = $1 AND sequence = 1`, 'changed'],
    [
      'cut off with its seal',
      `WITH gone AS (DELETE FROM "AuditSeal" WHERE "tenantId" = $1 AND sequence = 2 RETURNING "eventIds") DELETE FROM "AuditEvent" WHERE id IN (SELECT unnest("eventIds") FROM gone)`,
      'cut_short',
    ],
  ])('X-04 a row %s is found', async (_what, sql, fault) => {
    await tamper(sql)
    const { faults } = await verifyAudit(office.tenantId)
    expect(faults.map((one) => one.fault)).toContain(fault)
  })

  test('X-04 the runtime can neither change nor remove a row, and no trigger lets the owner', async () => {
    for (const sql of ['UPDATE "AuditEvent" SET type = type', 'DELETE FROM "AuditEvent"', 'DELETE FROM "AuditSeal"', 'TRUNCATE "AuditEvent"']) {
      await expect(transact(office.technician, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(/permission denied/)
      await expect(owner.query(sql)).rejects.toThrow(/append-only/)
    }
  })
})

test('X-02 a query that forgets its tenant sees nothing, and a row of another tenant cannot be written', async () => {
  const { db } = await import('@/lib/db/client')
  expect(await db.runtime.case.count()).toBe(0)
  expect(await db.runtime.user.count()).toBe(0)
  const other = await anOffice(owner)
  expect(await transact(other.technician, (tx) => tx.case.count())).toBe(0)
  await expect(transact(other.technician, (tx) => tx.department.create({ data: { tenantId: office.tenantId, name: 'Theirs' } }))).rejects.toThrow()
})

import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { transact } from '@/lib/db/transact'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { type AuditRow, genesis, linkHash } from './audit-chain'
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

const addRows = (count: number, recordedAt: string, { tenantId } = office) =>
  owner.query(
    `INSERT INTO "AuditEvent" (id, "tenantId", type, "actorRole", "actorName", "requestId", details, at, "recordedAt")
     SELECT gen_random_uuid(), $1, 'filler', 'system', 'Filler', 'test', jsonb_build_object('said', repeat('x', 800)), now(), ${recordedAt} FROM generate_series(1, $2::int)`,
    [tenantId, count],
  )

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

  const cutOff = `WITH gone AS (DELETE FROM "AuditSeal" WHERE "tenantId" = $1 AND sequence = 2 RETURNING "eventIds") DELETE FROM "AuditEvent" WHERE id IN (SELECT unnest("eventIds") FROM gone)`
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
    ['cut off with its seal', cutOff, 'cut_short'],
  ])('X-04 a row %s is found', async (_what, sql, fault) => {
    await tamper(sql)
    const { faults } = await verifyAudit(office.tenantId)
    expect(faults.map((one) => one.fault)).toContain(fault)
  })

  test('X-04 an end that was cut off is found after the next seal, too', async () => {
    await tamper(cutOff)
    expect((await verifyAudit(office.tenantId)).faults).toMatchObject([{ fault: 'cut_short', sequence: 2 }])
    await office.openCase()
    await sealAudit({ settledAfterSeconds: 0 })
    const { links, faults } = await verifyAudit(office.tenantId)
    expect(links).toBe(2)
    expect(faults).toEqual([{ fault: 'cut_short', sequence: 2, eventId: null }])
  })

  test('X-04 a chain that was wholly computed anew is found, also after the next seal', async () => {
    await tamper(
      `UPDATE "AuditEvent" SET "actorName" = 'Somebody else' WHERE id = (SELECT "eventIds"[1] FROM "AuditSeal" WHERE "tenantId" = $1 AND sequence = 1)`,
    )
    let previousHash = genesis
    for (const sequence of [1, 2]) {
      const rows = await transact(
        office.technician,
        (tx) => tx.$queryRaw<AuditRow[]>`SELECT e.* FROM "AuditSeal" s, unnest(s."eventIds") WITH ORDINALITY AS x(id, place), "AuditEvent" e
          WHERE s."tenantId" = ${office.tenantId}::uuid AND s.sequence = ${sequence} AND e.id = x.id ORDER BY x.place`,
      )
      const hash = linkHash(previousHash, rows)
      await tamper(`UPDATE "AuditSeal" SET "previousHash" = '${previousHash}', hash = '${hash}' WHERE "tenantId" = $1 AND sequence = ${sequence}`)
      previousHash = hash
    }
    await office.openCase()
    await sealAudit({ settledAfterSeconds: 0 })
    expect((await verifyAudit(office.tenantId)).faults).toEqual([1, 2].map((sequence) => ({ fault: 'cut_short', sequence, eventId: null })))
  })

  test('X-04 a line of the kept heads that was not written whole hinders no check', async () => {
    appendFileSync(join(process.env.CASEBELL_DATA_DIR ?? '', 'audit-heads.log'), `{"tenantId":"${office.tenantId}","sequ\n`)
    expect((await verifyAudit(office.tenantId)).faults).toEqual([])
  })

  test('X-04 what waits is sealed in one run, however much it is, rows of one moment once', async () => {
    await addRows(2500, `'2026-01-15T12:00:00Z'`)
    // rows of a past are not the newest: they are told as added, and the rest is sealed
    await addRows(2500, 'clock_timestamp()')
    await sealAudit({ settledAfterSeconds: 0 })
    const { faults, ...verdict } = await verifyAudit(office.tenantId)
    expect(verdict).toEqual({ links: 5, sealed: 2506, waiting: 2500 })
    expect(faults).toHaveLength(2500)
    expect(new Set(faults.map(({ fault }) => fault))).toEqual(new Set(['added']))
    const other = await anOffice(owner)
    await addRows(2500, `'2026-01-15T12:00:00Z'`, other)
    await sealAudit({ settledAfterSeconds: 0 })
    expect(await verifyAudit(other.tenantId)).toMatchObject({ links: 3, sealed: 2500, waiting: 0, faults: [] })
  })

  test('X-04 a trail of 100,000 rows is sealed and checked by a process that can hold a small part of it', { timeout: 180_000 }, async () => {
    await addRows(100_000, 'clock_timestamp()')
    const work = `const { sealAudit } = await import('./lib/events/seal-audit.ts')
      const { verifyAudit } = await import('./lib/events/verify-audit.ts')
      await sealAudit({ settledAfterSeconds: 0 })
      console.log(JSON.stringify(await verifyAudit('${office.tenantId}')))`
    const small = ['--max-old-space-size=96', '--max-semi-space-size=2', '--import', 'tsx', '--input-type=module', '--eval', work]
    const { stdout } = await promisify(execFile)(process.execPath, small)
    const verdict = JSON.parse(stdout)
    expect(verdict).toEqual({ links: 102, sealed: 100_006, waiting: 0, faults: [] })
  })

  test('X-04 two who check at once are told by one walk', async () => {
    const one = verifyAudit(office.tenantId)
    expect(verifyAudit(office.tenantId)).toBe(one)
    await one
    expect(verifyAudit(office.tenantId)).not.toBe(one)
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

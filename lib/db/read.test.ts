import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { collectGarbage } from '@/lib/core/collect-garbage'
import { newId } from '@/lib/core/ids'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { askTogether } from './ask-together'
import { db, disconnect, Prisma } from './client'
import { insertAll, insertNew } from './insert-all'
import { read, readAll } from './read'
import { type Tx, transact } from './transact'

const { owner } = await testDatabase()
const office = await anOffice(owner)
const neighbour = await anOffice(owner)
await office.openCase()
await neighbour.openCase()

test('X-02 a page reads its own tenant only, even when it forgets to say so', async () => {
  const tenants = await read<{ tenantId: string }>(office.technician, Prisma.sql`SELECT DISTINCT "tenantId" FROM "Case"`)
  expect(tenants).toEqual([{ tenantId: office.tenantId }])
})

test('X-02 a page that reads can change nothing', async () => {
  await expect(read(office.technician, Prisma.sql`UPDATE "Case" SET title = 'x' RETURNING id`)).rejects.toThrow(/read-only transaction/)
})

test('X-02 a connection serves the next tenant as if it had served none, after a failure too', async () => {
  for (let n = 0; n < 12; n++) {
    const { tenantId } = n % 2 ? office : neighbour
    await read({ tenantId }, Prisma.sql`SELECT 1 / ${0}::int`).catch(() => undefined)
    expect(await db.runtime.$queryRaw`SELECT count(*)::int AS seen FROM "Case"`).toEqual([{ seen: 0 }])
    expect(await read({ tenantId }, Prisma.sql`SELECT "tenantId" FROM "Case"`)).toEqual([{ tenantId }])
  }
})

test('H-01 a day stays a day, in whatever zone the server stands', async () => {
  expect(await read(office.technician, Prisma.sql`SELECT ${'2026-12-04'}::date AS day`)).toEqual([{ day: '2026-12-04' }])
})

test('X-02 what one person asks for at once sees one state, and nobody else’s', async () => {
  const asks = () =>
    Prisma.sql`SELECT pg_current_snapshot()::text AS snapshot, pg_backend_pid() AS pid, count(*)::int AS cases, min("tenantId"::text) AS whose FROM "Case"`
  type Seen = { snapshot: string; pid: number; cases: number; whose: string }
  const [[one], [two], [theirs], [later]] = await Promise.all([
    read<Seen>(office.technician, asks()),
    read<Seen>(office.technician, asks()),
    read<Seen>(neighbour.technician, asks()),
    Promise.resolve().then(() => read<Seen>(office.technician, asks())),
  ])
  expect(two).toEqual(one)
  expect(one?.whose).toBe(office.tenantId)
  expect(theirs?.whose).toBe(neighbour.tenantId)
  expect(later?.whose).toBe(office.tenantId)
  expect(new Set([one?.pid, theirs?.pid, later?.pid]).size).toBe(3)
})

test('X-02 what was asked for together fails together, with the reason of what failed', async () => {
  const together = [read(office.technician, Prisma.sql`SELECT 1 AS one`), read(office.technician, Prisma.sql`SELECT 1 / ${0}::int`)]
  for (const { reason } of (await Promise.allSettled(together)) as PromiseRejectedResult[]) expect(String(reason)).toContain('division by zero')
})

test('X-02 no tenant, no statement', async () => {
  await expect(read({ tenantId: "x'; DROP TABLE y; --" }, Prisma.sql`SELECT 1`)).rejects.toThrow('without a tenant')
})

test('O-02 a connection that breaks under a page breaks that page only', async () => {
  const breaks = [Prisma.sql`SELECT pg_terminate_backend(pg_backend_pid())`, Prisma.sql`SELECT 1`]
  await expect(readAll(office.technician, breaks)).rejects.toThrow()
  expect(await read(office.technician, Prisma.sql`SELECT 1 AS one`)).toEqual([{ one: 1 }])
})

test('O-02 a connection that breaks between two statements breaks that change only', async () => {
  for (const pool of [db.runtime, db.system]) {
    const broken = pool.$transaction(async (tx) => {
      const [{ pid }] = await tx.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`
      await owner.query('SELECT pg_terminate_backend($1, 5000)', [pid])
      await tx.$queryRaw`SELECT 1`
    })
    await expect(broken).rejects.toThrow()
    expect(await pool.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
  }
})

test.each([
  ['that reads', () => read(office.technician, Prisma.sql`SELECT 1`)],
  ['that changes', () => db.runtime.$queryRaw`SELECT 1`],
  ['that asks who is there', () => db.requests.query('SELECT 1')],
])('O-02 a connection %s keeps nothing of the request that opened it', async (_what, ask) => {
  await disconnect()
  const requests = new AsyncLocalStorage<object>()
  const kept: WeakRef<object>[] = []
  for (let n = 0; n < 3; n++)
    await requests.run({ n }, async () => {
      kept.push(new WeakRef(requests.getStore() ?? {}))
      await ask()
    })
  await new Promise(setImmediate)
  collectGarbage()
  expect(kept.filter((request) => request.deref())).toEqual([])
})

test('X-02 statements sent at once are one transaction, also those without a name and without values', async () => {
  const connection = await db.readers.connect()
  const ask = { text: 'SELECT pg_current_snapshot()::text AS snapshot, pg_backend_pid() AS pid, now() AS began' }
  const [one, two, three] = await askTogether(connection, [ask, { ...ask, text: `${ask.text} WHERE $1`, values: [true] }, ask])
  connection.release()
  expect(one?.rows).toHaveLength(1)
  expect([two?.rows, three?.rows]).toEqual([one?.rows, one?.rows])
})

test('X-04 a row that is there already is an error, unless it was to be left out', async () => {
  const said = { id: newId(), tenantId: office.tenantId, type: 'x', actorRole: 'system', actorName: 'x', requestId: 'x', details: {}, at: new Date() }
  const add = (work: (tx: Tx) => Promise<unknown>) => transact(office.technician, work)
  await add((tx) => insertAll(tx, 'AuditEvent', [said]))
  await expect(add((tx) => insertAll(tx, 'AuditEvent', [said]))).rejects.toThrow(/[Uu]nique/)
  const other = { ...said, id: newId() }
  expect(await add((tx) => insertNew(tx, 'AuditEvent', [said, other]))).toEqual(new Set([other.id]))
})

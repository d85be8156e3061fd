import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import { localDay } from '@/lib/core/clock'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { foldDeliveries } from './fold-deliveries'
import { getStatistics } from './get-statistics'

const { owner, urls } = await testDatabase()

const channels = ['in_app', 'email', 'sms']
const kinds = ['hold_placed', 'mention']
const statuses = ['queued', 'sent', 'delivered', 'opened', 'bounced', 'skipped']
const methods = ['immediate', 'daily_digest']
/** Clocks that change at midnight, by half an hour, or stand a quarter beside the hour. */
const zones = ['America/Los_Angeles', 'America/Havana', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Kathmandu']

type Sort = { at: Date; channel: string; kind: string; status: string; method: string }
const aDate = fc.date({ min: new Date('2026-10-25T00:00:00Z'), max: new Date('2026-11-05T00:00:00Z'), noInvalidDate: true })
const aSort: fc.Arbitrary<Sort> = fc.record({
  at: aDate,
  channel: fc.constantFrom(...channels),
  kind: fc.constantFrom(...kinds),
  status: fc.constantFrom(...statuses),
  method: fc.constantFrom(...methods),
})

/** As many deliveries of a sort as wanted, in one statement, as the product writes them. */
function deliver(client: pg.Client, office: Office, { at, channel, kind, status, method }: Sort, count: number) {
  return client.query(
    `WITH n AS (INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", priority)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), $2, $3, 'high' FROM generate_series(1, $8::int) RETURNING id, kind)
     INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, kind, priority, status, method, "queuedAt")
     SELECT gen_random_uuid(), $1, n.id, $4::"Channel", n.kind, 'high', $5::"DeliveryStatus", $6::"DeliveryMethod", $7::timestamptz FROM n`,
    [office.tenantId, kind, office.member.userId, channel, status, method, at, count],
  )
}

/** Every third or so of the office's deliveries, the same ones for the same `seed`. */
const some = `"tenantId" = $1 AND hashtext(id::text || $2) % 3 = 0`

/** In which sorts the sums with what is not folded differ from the table, seen in one statement; there are to be none. */
async function differences(client: pg.Client): Promise<unknown[]> {
  const { rows } = await client.query(
    `WITH told AS (SELECT "tenantId", day, channel, kind, priority, method, status, sum(count) AS n FROM "DeliveryCount" GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(count) <> 0),
       there AS (SELECT d."tenantId", (d."queuedAt" AT TIME ZONE t."timeZone")::date, d.channel, d.kind, d.priority, d.method, d.status, count(*) AS n
         FROM "Delivery" d JOIN "Tenant" t ON t.id = d."tenantId" WHERE d.channel <> 'in_app' GROUP BY 1, 2, 3, 4, 5, 6, 7)
     (SELECT 'told', * FROM told EXCEPT SELECT 'told', * FROM there) UNION ALL (SELECT 'there', * FROM there EXCEPT SELECT 'there', * FROM told)`,
  )
  return rows
}

async function connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(urls.owner)
  client.on('error', () => undefined)
  await client.connect()
  return work(client).finally(() => client.end())
}

const aStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('deliver' as const), sort: aSort, count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), to: aSort, seed: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), to: aSort, seed: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), seed: fc.string() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fold' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('recount' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('zone' as const), zone: fc.constantFrom(...zones) }) },
)
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never

function take(client: pg.Client, office: Office, step: Step) {
  switch (step.do) {
    case 'deliver':
      return deliver(client, office, step.sort, step.count)
    case 'change':
      return client.query(`UPDATE "Delivery" SET status = $3::"DeliveryStatus", attempts = attempts + 1 WHERE ${some}`, [
        office.tenantId,
        step.seed,
        step.to.status,
      ])
    case 'move':
      return client.query(`UPDATE "Delivery" SET "queuedAt" = $3, method = $4::"DeliveryMethod", kind = $5 WHERE ${some}`, [
        office.tenantId,
        step.seed,
        step.to.at,
        step.to.method,
        step.to.kind,
      ])
    case 'delete':
      return client.query(`DELETE FROM "Delivery" WHERE ${some}`, [office.tenantId, step.seed])
    case 'fold':
      return client.query('SELECT casebell_fold_deliveries()')
    case 'recount':
      return client.query('SELECT casebell_recount_deliveries($1)', [office.tenantId])
    case 'zone':
      return client.query('UPDATE "Tenant" SET "timeZone" = $2 WHERE id = $1', [office.tenantId, step.zone])
  }
}

test('N-09 after every change, fold, recount and move of the office the sums are the count of the table', async () => {
  const [office, neighbour] = [await anOffice(owner), await anOffice(owner, { zone: 'Asia/Kathmandu' })]
  await deliver(owner, neighbour, { at: new Date('2026-11-01T18:20:00Z'), channel: 'email', kind: 'mention', status: 'sent', method: 'immediate' }, 3)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ step: aStep, keep: fc.boolean() }), { minLength: 5, maxLength: 20 }), async (steps) => {
      for (const { step, keep } of steps) {
        await owner.query('BEGIN')
        await take(owner, office, step)
        expect(await differences(owner), step.do).toEqual([])
        await owner.query(keep ? 'COMMIT' : 'ROLLBACK')
        expect(await differences(owner), `${step.do} ${keep ? 'kept' : 'taken back'}`).toEqual([])
      }
    }),
    { numRuns: 25 },
  )
})

test('N-09 while writers, folds, recounts and moves run at once, whoever looks sees the count of the table', async () => {
  const office = await anOffice(owner)
  let done = false
  const writers = Array.from({ length: 4 }, (_, index) =>
    connected(async (client) => {
      for (const step of fc.sample(aStep, { numRuns: 60, seed: index + 1 }).filter(({ do: what }) => what === 'deliver')) {
        await client.query('BEGIN')
        await take(client, office, step)
        await client.query(
          `UPDATE "Delivery" SET status = 'opened' WHERE id IN (SELECT id FROM "Delivery" WHERE "tenantId" = $1 ORDER BY random() LIMIT 3 FOR UPDATE SKIP LOCKED)`,
          [office.tenantId],
        )
        await client.query(Math.random() < 0.7 ? 'COMMIT' : 'ROLLBACK')
      }
    }),
  )
  const folders = [foldDeliveries, () => take(owner, office, { do: 'recount' }), () => foldDeliveries()].map(async (fold) => {
    while (!done) await fold()
  })
  const mover = connected(async (client) => {
    for (let turn = 0; !done; turn++) await take(client, office, { do: 'zone', zone: zones[turn % zones.length] ?? '' })
  })
  let looks = 0
  const looker = connected(async (client) => {
    for (; !done; looks++) expect(await differences(client)).toEqual([])
  })
  await Promise.all(writers).finally(() => {
    done = true
  })
  await Promise.all([...folders, mover, looker])
  expect(looks).toBeGreaterThan(0)
  expect(await differences(owner)).toEqual([])
  await foldDeliveries()
  expect((await owner.query('SELECT FROM "DeliveryChange"')).rowCount).toBe(0)
  expect(await differences(owner)).toEqual([])
})

test('N-09 a fold or a recount that is killed changes no figure, and the next one goes on', async () => {
  const office = await anOffice(owner)
  await deliver(owner, office, { at: new Date('2026-11-01T08:30:00Z'), channel: 'email', kind: 'mention', status: 'sent', method: 'immediate' }, 5)
  for (const what of ['fold', 'recount'] as const) {
    await connected(async (client) => {
      const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
      await client.query('BEGIN')
      await take(client, office, { do: what })
      await owner.query('SELECT pg_terminate_backend($1, 5000)', [rows[0].pid])
    })
    expect(await differences(owner)).toEqual([])
  }
  await foldDeliveries()
  await foldDeliveries()
  expect(await differences(owner)).toEqual([])
})

test('N-09 who writes a delivery waits for nobody who writes another of the same day, nor for a fold', async () => {
  const office = await anOffice(owner)
  const sort = { at: new Date('2026-11-01T08:30:00Z'), channel: 'email', kind: 'mention', status: 'sent', method: 'immediate' }
  await connected(async (slow) => {
    await slow.query('BEGIN')
    await deliver(slow, office, sort, 1)
    await connected(async (folder) => {
      await folder.query(`BEGIN; SET LOCAL lock_timeout = '1s'`)
      await take(folder, office, { do: 'fold' })
      await connected(async (quick) => {
        await quick.query(`SET lock_timeout = '1s'`)
        await deliver(quick, office, sort, 1)
        await quick.query(`UPDATE "Delivery" SET status = 'opened' WHERE "tenantId" = $1`, [office.tenantId])
      })
      await folder.query('COMMIT')
    })
    await slow.query('COMMIT')
  })
  expect(await differences(owner)).toEqual([])
})

test('N-09 a letter counts on the day the office’s clock showed, whatever the clocks did that night', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...zones), fc.array(aDate, { minLength: 1, maxLength: 12 }), fc.boolean(), async (zone, dates, folded) => {
      const office = await anOffice(owner, { zone })
      for (const at of dates) await deliver(owner, office, { at, channel: 'email', kind: 'mention', status: 'sent', method: 'immediate' }, 1)
      if (folded) await foldDeliveries()
      const expected = new Map<string, number>()
      for (const at of dates) expected.set(localDay(at, zone), (expected.get(localDay(at, zone)) ?? 0) + 1)
      const { byDate, total } = await getStatistics(office.administrator, { from: '2026-10-20', to: '2026-11-10' })
      expect(new Map(byDate.filter(({ sent }) => sent > 0).map(({ name, sent }) => [name, sent]))).toEqual(new Map([...expected].sort()))
      expect([total.sent, byDate.length]).toEqual([dates.length, 22])
    }),
    { numRuns: 25 },
  )
})

test('N-09 the sums are written by the database alone', async () => {
  const runtime = new pg.Client(urls.runtime)
  await runtime.connect()
  for (const table of ['DeliverySum', 'DeliveryChange'])
    for (const write of [`UPDATE "${table}" SET kind = ''`, `DELETE FROM "${table}"`, `INSERT INTO "${table}" DEFAULT VALUES`])
      await expect(runtime.query(write)).rejects.toThrow('permission denied')
  for (const call of ['casebell_fold_deliveries()', 'casebell_recount_deliveries(gen_random_uuid())'])
    await expect(runtime.query(`SELECT ${call}`)).rejects.toThrow('permission denied')
  await runtime.end()
})

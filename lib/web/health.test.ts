import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { GET as liveRoute } from '@/app/api/health/live/route'
import { GET as readyRoute } from '@/app/api/health/ready/route'
import { GET as healthRoute } from '@/app/api/health/route'
import { forgetEnv } from '@/lib/core/env'
import { disconnect } from '@/lib/db/client'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { closeMailer } from '@/lib/notifications/channels/email'
import { notifyPeople } from '@/lib/notifications/notify-people'
import { sendDelivery } from '@/lib/notifications/send-delivery'
import { type TestDatabase, testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { startSmtpServer } from '@/lib/testing/smtp-server'
import type { Health } from './health'

let database: TestDatabase
let office: Office
beforeAll(async () => {
  database = await testDatabase()
  office = await anOffice(database.owner)
})
beforeEach(async () => {
  await database.owner.query(`DELETE FROM graphile_worker._private_jobs`)
  await aSignOfLife(0)
})
afterAll(closeMailer)

let ahead = 0

/** Asks anew, on a clock that is set past the two seconds for which an answer is kept. */
async function ask(route = healthRoute) {
  ahead += 2_001
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ahead })
  const answer = await route().finally(() => vi.useRealTimers())
  return { status: answer.status, health: (await answer.json()) as Health }
}

async function aSignOfLife(secondsAgo: number) {
  await database.owner.query(
    `INSERT INTO "WorkerHeartbeat" ("workerId", "seenAt") VALUES ('w', now() - $1 * interval '1 second') ON CONFLICT ("workerId") DO UPDATE SET "seenAt" = excluded."seenAt"`,
    [secondsAgo],
  )
}

const addJob = (runAt: string, attempts = 0) =>
  database.owner
    .query(
      `WITH made AS (SELECT id FROM graphile_worker.add_job('audit.seal', '{}', run_at := now() + $1::interval))
     SELECT id FROM made`,
      [runAt],
    )
    .then(({ rows }) => database.owner.query('UPDATE graphile_worker._private_jobs SET attempts = $2 WHERE id = $1', [rows[0].id, attempts]))

async function pointAt(url: string) {
  await disconnect()
  process.env.DATABASE_SYSTEM_URL = url
  forgetEnv()
}

/** Holds a case and fans the event out; answers the deliveries by mail. */
async function heldAndTold() {
  const { caseId } = await office.openCase()
  await placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.' }))
  const { rows: events } = await database.owner.query(`SELECT id FROM "AuditEvent" WHERE type = 'case_held' AND "caseId" = $1`, [caseId])
  await notifyPeople({ tenantId: office.tenantId, eventId: events[0].id })
  const { rows } = await database.owner.query(
    `SELECT d.id FROM "Delivery" d JOIN "Notification" n ON n.id = d."notificationId" WHERE n."eventId" = $1 AND d.channel = 'email'`,
    [events[0].id],
  )
  await database.owner.query(`DELETE FROM graphile_worker._private_jobs`)
  return rows[0].id as string
}

function mailBy(url: string) {
  closeMailer()
  process.env.SMTP_URL = url
  forgetEnv()
}

test('O-03 all is well: live and ready, nothing wants attention, and nobody keeps the answer', async () => {
  const { status, health } = await ask()
  expect(status).toBe(200)
  expect(health).toMatchObject({ live: true, ready: true, database: 'up', attention: [], queue: { waiting: 0, oldestSeconds: 0 } })
  expect(health.mail).toEqual({ state: 'unknown', heldUp: 0 })
  expect((await ask(readyRoute)).status).toBe(200)
  for (const route of [healthRoute, readyRoute, liveRoute]) expect((await route()).headers.get('cache-control')).toBe('no-store')
})

test('O-03 without its database Casebell is live and not ready, says so with 503, and is ready again when it is back', async () => {
  const { system } = database.urls
  const gone = { live: true, ready: false, database: 'down', attention: ['database'], queue: null, mail: null, worker: null }
  try {
    await pointAt('postgresql://casebell:x@127.0.0.1:1/casebell')
    expect(await ask()).toEqual({ status: 503, health: gone })
    expect((await ask(readyRoute)).status).toBe(503)
    const live = liveRoute()
    expect([live.status, await live.json()]).toEqual([200, { live: true }])
  } finally {
    await pointAt(system)
  }
  expect((await ask()).status).toBe(200)
})

test('O-03 a database that takes connections and says nothing is told within a few seconds', async () => {
  const { system } = database.urls
  const sockets: Socket[] = []
  const silent = createServer((socket) => void sockets.push(socket.on('error', () => socket.destroy()))).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const address = silent.address()
  try {
    await pointAt(`postgresql://casebell:x@127.0.0.1:${typeof address === 'object' && address?.port}/casebell`)
    const began = performance.now()
    const { status, health } = await ask()
    expect([status, health.attention]).toEqual([503, ['database']])
    expect(performance.now() - began).toBeLessThan(10_000)
  } finally {
    for (const socket of sockets) socket.destroy()
    silent.close()
    await pointAt(system)
  }
  expect((await ask()).status).toBe(200)
})

test('O-03 a queue that stands still is told by its oldest job that is due, and people are served all the same', async () => {
  await addJob('1 hour')
  await addJob('-10 seconds')
  await addJob('-3 hours', 25) // given up: nobody waits for it
  const calm = await ask()
  expect(calm.health.attention).toEqual([])
  expect(calm.health.queue?.waiting).toBe(2)
  await addJob('-5 minutes')
  const { status, health } = await ask()
  expect([status, health.ready, health.attention]).toEqual([200, true, ['queue']])
  expect(health.queue?.waiting).toBe(3)
  expect(health.queue?.oldestSeconds).toBeGreaterThanOrEqual(300)
  expect(health.queue?.oldestSeconds).toBeLessThan(400)
})

test('O-03 a worker that is silent, or that never was, is told', async () => {
  await aSignOfLife(45)
  const silent = await ask()
  expect([silent.status, silent.health.attention]).toEqual([200, ['worker']])
  expect(silent.health.worker?.heartbeatSeconds).toBeGreaterThanOrEqual(45)
  await database.owner.query('DELETE FROM "WorkerHeartbeat"')
  const none = await ask()
  expect([none.status, none.health.attention, none.health.worker]).toEqual([200, ['worker'], { heartbeatSeconds: null }])
})

test('O-03 a mail server that is gone is told by the letters it holds up, until one is accepted again', async () => {
  const server = await startSmtpServer()
  await server.close()
  mailBy(server.url)
  const deliveryId = await heldAndTold()
  await sendDelivery({ tenantId: office.tenantId, deliveryId })
  await database.owner.query(`DELETE FROM graphile_worker._private_jobs`)
  const down = await ask()
  expect([down.status, down.health.ready, down.health.attention, down.health.mail]).toEqual([200, true, ['mail'], { state: 'failing', heldUp: 1 }])

  const back = await startSmtpServer()
  mailBy(back.url)
  await sendDelivery({ tenantId: office.tenantId, deliveryId })
  const up = await ask()
  expect([up.health.attention, up.health.mail]).toEqual([[], { state: 'accepted', heldUp: 0 }])
  await back.close()
})

test('O-03 one address that cannot be written to now is no trouble of the mail server', async () => {
  const server = await startSmtpServer((step, count) => (step === 'rcpt' && count === 1 ? '451 4.7.1 come back later' : undefined))
  mailBy(server.url)
  const [first, second] = [await heldAndTold(), await heldAndTold()]
  await sendDelivery({ tenantId: office.tenantId, deliveryId: first })
  await sendDelivery({ tenantId: office.tenantId, deliveryId: second })
  await database.owner.query(`DELETE FROM graphile_worker._private_jobs`)
  expect((await ask()).health).toMatchObject({ attention: [], mail: { state: 'accepted', heldUp: 0 } })
  // it was taken, whatever was heard of it since
  for (const heard of ['delivered', 'opened', 'clicked', 'bounced', 'complained']) {
    await database.owner.query(`UPDATE "Delivery" SET status = $2::"DeliveryStatus" WHERE id = $1`, [second, heard])
    expect([heard, (await ask()).health.mail]).toEqual([heard, { state: 'accepted', heldUp: 0 }])
  }
  await server.close()
})

test('O-03 the answer names no office, no person and no address', async () => {
  const text = JSON.stringify((await ask()).health)
  for (const told of [office.tenantId, 'Harbor', 'Ruth', '@', 'postgres', 'smtp']) expect(text).not.toContain(told)
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { closeMailer } from '@/lib/notifications/channels/email'
import { type TestDatabase, testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { startSmtpServer } from '@/lib/testing/smtp-server'
import { Heartbeat } from './heartbeat'
import { startWorker } from './run-worker'

let database: TestDatabase
let office: Office
const running = new Set<ChildProcess>()

beforeAll(async () => {
  database = await testDatabase()
  office = await anOffice(database.owner)
})
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  closeMailer()
})

/** The worker as a process, ready to work. `beat` scales its patience: silent is six beats. */
async function workerProcess(beat: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.resolve('lib/worker/main.ts')], {
    env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'error', WORKER_BEAT_MS: String(beat) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  await once(child, 'message')
  return child
}

const holdOn = (caseId: string) => placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.' }))

async function holdEach(caseIds: string[]): Promise<void> {
  for (const caseId of caseIds) await holdOn(caseId)
}

async function count(sql: string): Promise<number> {
  return Number((await database.owner.query(`SELECT count(*) AS n FROM ${sql}`)).rows[0].n)
}

test('O-02 500 holds and 15 workers killed: no mail lost, in-app exactly 500, no job locked for long', { timeout: 400_000 }, async () => {
  const beat = 1_000 // a fifth of the real one
  const smtp = await startSmtpServer()
  process.env.SMTP_URL = smtp.url
  forgetEnv()
  const cases = await office.openCases(500)
  let longest = 0
  const watch = setInterval(() => {
    database.owner
      .query('SELECT coalesce(max(extract(epoch FROM now() - locked_at)), 0) AS age FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL')
      .then(
        ({ rows }) => {
          longest = Math.max(longest, Number(rows[0].age))
        },
        () => undefined,
      )
  }, 250)

  const workers = [await workerProcess(beat), await workerProcess(beat)]
  let placed = 0
  for (let kill = 1; kill <= 15; kill++) {
    const batch = cases.slice(placed, kill === 15 ? 500 : placed + 33)
    const before = smtp.mails.length
    // as many at once as there are connections
    const placing = Promise.all([0, 1, 2, 3].map((lane) => holdEach(batch.filter((_, place) => place % 4 === lane))))
    placed += batch.length
    await smtp.received(Math.min(before + 5, 500))
    const victim = workers.shift()
    victim?.kill('SIGKILL')
    const successor = workerProcess(beat)
    await placing
    workers.push(await successor)
  }
  await vi.waitFor(async () => expect(await count(`"Delivery" WHERE channel = 'email' AND status = 'queued'`)).toBe(0), { timeout: 120_000, interval: 250 })
  await vi.waitFor(
    async () =>
      expect(
        await count(
          `graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier IN ('event.published', 'delivery.send')`,
        ),
      ).toBe(0),
    { timeout: 30_000, interval: 250 },
  )
  clearInterval(watch)

  expect(await count(`"Notification" WHERE kind = 'hold_placed'`)).toBe(500)
  expect(await count(`(SELECT DISTINCT "caseId" FROM "Notification" WHERE kind = 'hold_placed') told`)).toBe(500)
  expect(await count(`"AuditEvent" WHERE type = 'notification_created' AND details->>'type' = 'hold_placed'`)).toBe(500)
  expect(await count(`"Delivery" WHERE channel = 'email' AND status = 'sent'`)).toBe(500)
  const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])
  expect(new Set(ids).size).toBe(500)
  expect(smtp.mails.length - 500).toBeLessThan(15 * 16)
  // freed within eight beats and what the machine takes besides: with the real beat of 5 s that is the promised 45 s
  expect(longest).toBeLessThan((8 * beat) / 1000 + 5)
  for (const child of workers) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  await smtp.close()
})

test('O-02 a slow job of a live worker is never taken from it, and a silent worker’s jobs are', async () => {
  const smtp = await startSmtpServer((step) => (step === 'data' ? 'stall' : undefined))
  process.env.SMTP_URL = smtp.url
  forgetEnv()
  const pulse = { beatEvery: 100, silentAfter: 600 }
  const worker = startWorker({ pulse })
  const other = new pg.Pool({ connectionString: database.urls.system, max: 2 })
  other.on('error', () => undefined)
  const watcher = new Heartbeat(other, pulse)
  const lockedBy = async () =>
    (await database.owner.query(`SELECT locked_by FROM graphile_worker._private_jobs WHERE key LIKE 'delivery:%' AND locked_by IS NOT NULL`)).rows[0]?.locked_by
  try {
    const { caseId } = await office.openCase()
    await holdOn(caseId)
    await vi.waitFor(() => expect(smtp.counts.data).toBe(1), { timeout: 10_000 })
    const holder = await lockedBy()
    const began = Date.now()
    while (Date.now() - began < 2_000) {
      expect(await watcher.beat()).toEqual([])
      expect(await lockedBy()).toBe(holder)
    }
    expect(smtp.counts.data).toBe(1)

    await database.owner.query(`SELECT graphile_worker.add_job('event.published', '{"tenantId": "x"}')`)
    await database.owner.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'pool-of-a-dead-worker', locked_at = now() - interval '2 seconds', run_at = now() + interval '1 hour'
       WHERE payload->>'tenantId' = 'x'`,
    )
    await vi.waitFor(async () => expect(await count(`graphile_worker._private_jobs WHERE locked_by = 'pool-of-a-dead-worker'`)).toBe(0), { timeout: 5_000 })
    expect(await lockedBy()).toBe(holder)
  } finally {
    await smtp.close()
    await worker.stop()
    await other.end()
    await database.owner.query('DELETE FROM graphile_worker._private_jobs')
  }
})

test('H-04 a mail server that stalls keeps nobody’s bell waiting', async () => {
  const smtp = await startSmtpServer(() => 'stall')
  process.env.SMTP_URL = smtp.url
  forgetEnv()
  const worker = startWorker()
  try {
    const cases = await Promise.all(Array.from({ length: 20 }, () => office.openCase()))
    const began = Date.now()
    await Promise.all(cases.map(({ caseId }) => holdOn(caseId)))
    const told = cases.map(({ caseId }) => `'${caseId}'`).join()
    await vi.waitFor(async () => expect(await count(`"Notification" WHERE kind = 'hold_placed' AND "caseId" IN (${told})`)).toBe(20), {
      timeout: 8_000,
      interval: 50,
    })
    expect(Date.now() - began).toBeLessThan(8_000)
  } finally {
    await smtp.close()
    await worker.stop()
  }
})

test('O-02 a database that breaks every connection costs only the time it is away', async () => {
  const smtp = await startSmtpServer()
  process.env.SMTP_URL = smtp.url
  forgetEnv()
  const worker = await workerProcess(200)
  const breakAll = () =>
    database.owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
  try {
    for (const turn of [1, 2, 3]) {
      const { caseId } = await office.openCase()
      await holdOn(caseId)
      await smtp.received(turn)
      await breakAll()
      // The next use of each pool meets a broken connection once and opens a new one.
      await vi.waitFor(() => office.openCase(), { timeout: 5_000 })
    }
  } finally {
    expect(worker.exitCode).toBeNull()
    worker.kill('SIGTERM')
    await once(worker, 'exit')
    await smtp.close()
  }
})

test('O-02 a worker ends with whoever started it', async () => {
  const parent = spawn(
    process.execPath,
    [
      '-e',
      `const c = require('node:child_process').spawn(process.execPath, ['--import', 'tsx', ${JSON.stringify(path.resolve('lib/worker/main.ts'))}], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }); c.once('message', () => console.log(c.pid)); setInterval(() => {}, 1e6)`,
    ],
    { env: { ...process.env, LOG_LEVEL: 'silent' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  const pid = Number(String(line).trim())
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 15_000, interval: 100 })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

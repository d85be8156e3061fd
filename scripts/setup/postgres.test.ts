import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { keepDatabase } from './keep-database'
import { type Postgres, startPostgres } from './postgres'
import { lockOf } from './postmaster'
import { Trouble } from './say'

// a server of its own takes seconds to begin where others work too
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let dataDir: string
let running: Postgres[] = []
let innocent: ChildProcess | undefined

beforeAll(() => {
  dataDir = mkdtempSync('/var/tmp/casebell-postgres-test-')
  chmodSync(dataDir, 0o755)
})
afterEach(async () => {
  for (const one of running) await one.stop()
  running = []
  innocent?.kill('SIGKILL')
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const start = async () => {
  const postgres = await startPostgres(dataDir, { careless: true })
  running.push(postgres)
  return postgres
}
const cluster = () => (JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { folder: string }).folder
const pidFile = () => join(cluster(), 'postmaster.pid')
const connected = async (url: string) => {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  return client
}
/** Null once it was told that the database ended, and it answers. */
const refusalOf = async (url: string, told: string[]): Promise<string | null> => {
  if (told.length === 0) return 'nothing is told yet'
  try {
    await (await connected(url)).end()
    return null
  } catch (error) {
    return String(error)
  }
}
const troubleOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (error: Error) => error,
  )
  expect(error).toBeInstanceOf(Trouble)
  return error.message
}

test('O-01 of two starts at once with one data folder one makes the database, and both have it', async () => {
  const [one, other] = await Promise.all([start(), start()])
  expect(other.ownerUrl).toBe(one.ownerUrl)
  await (await connected(one.ownerUrl)).end()
  expect(existsSync(join(dataDir, 'starting.pid'))).toBe(false)
})

test('O-01 a database whose connections are used up is left alone by a second start, which says so', async () => {
  const { ownerUrl } = await start()
  const pid = lockOf(cluster())?.pid
  const clients: pg.Client[] = []
  for (let refused = false; !refused; )
    await connected(ownerUrl).then(
      (client) => clients.push(client),
      () => (refused = true),
    )
  expect(await troubleOf(startPostgres(dataDir))).toMatch(/all its connections are in use\. Wait until some are free or stop the Casebell/)
  expect(lockOf(cluster())).toMatchObject({ pid, holder: 'postgres' })
  await clients[0]?.query('SELECT 1')
  await Promise.all(clients.map((client) => client.end()))
})

test('O-01 what a server killed hard left is taken over, and a program that got its number is left alone', async () => {
  innocent = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(innocent.stdout as NodeJS.ReadableStream, 'data')
  const { ownerUrl, ended } = await start()
  const [pid = '', ...lines] = readFileSync(pidFile(), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
  await ended
  writeFileSync(pidFile(), [innocent.pid, ...lines].join('\n'))
  const again = await start()
  expect(again.ownerUrl).toBe(ownerUrl)
  await (await connected(again.ownerUrl)).end()
  expect([innocent.exitCode, innocent.signalCode]).toEqual([null, null])
})

test('O-01 a database that ended by itself is told and started again where it was, whoever had made it', async () => {
  const told: string[] = []
  const first = await start()
  const kept = keepDatabase(first, start, { tell: (sentence) => told.push(sentence) })
  process.kill(lockOf(cluster())?.pid ?? 0, 'SIGINT')
  await expect.poll(() => refusalOf(kept.ownerUrl, told), { timeout: 60_000 }).toBeNull()
  expect(told).toEqual(['The database ended by itself; it is started again.'])
  const sharing = keepDatabase(await start(), start, { tell: (sentence) => told.push(sentence) })
  await kept.stop()
  await expect.poll(() => told.length, { timeout: 60_000 }).toBe(2)
  await expect.poll(() => refusalOf(sharing.ownerUrl, told), { timeout: 60_000 }).toBeNull()
  await sharing.stop()
})

test('O-01 a database that cannot be started again is given up in words', async () => {
  const told: string[] = []
  const reopen = () => Promise.reject(new Trouble('There is no room.'))
  const kept = keepDatabase(await start(), reopen, { tell: (sentence) => told.push(sentence) })
  process.kill(lockOf(cluster())?.pid ?? 0, 'SIGINT')
  expect(await kept.gaveUp).toBe('The database ended by itself and did not come back where it was')
  expect(told).toEqual(['The database ended by itself; it is started again.', 'There is no room.'])
})

test('O-01 who shares a database hears that it ended', async () => {
  const own = await start()
  const other = await start()
  await own.stop()
  await other.ended
  await expect(connected(other.ownerUrl)).rejects.toThrow()
})

test('O-01 what a killed start left of its turn is nobody’s, also where its number went to another program', async () => {
  writeFileSync(join(dataDir, 'starting.pid'), `${process.ppid} long ago`)
  await start()
})

test('O-01 a data folder that cannot be read is told with how to keep a copy, and nothing is removed', async () => {
  await (await start()).stop()
  const control = join(cluster(), 'global/pg_control')
  renameSync(control, `${control}.away`)
  const said = await troubleOf(startPostgres(dataDir))
  expect(said).toMatch(/cannot be read \(could not open file .*pg_control/)
  expect(said).toContain(`Keep a copy first (cp -a ${cluster()} ${cluster()}-copy)`)
  expect(said).not.toMatch(/Remove/)
  renameSync(`${control}.away`, control)
  await (await start()).stop()
})

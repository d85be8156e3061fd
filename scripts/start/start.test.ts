import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { wrongSettings } from '@/lib/core/env'
import { migrate } from '../setup/migrate'
import { demandFreePort, freePort } from '../setup/processes'
import { Trouble } from '../setup/say'
import { openDatabase } from '../setup/settings'

const folder = mkdtempSync('/var/tmp/casebell-start-test-')
const template = process.env.CASEBELL_TEST_TEMPLATE ?? ''
// a program of its own takes seconds to begin where others work too
vi.setConfig({ testTimeout: 120_000 })
let taken: Server
let port: number

beforeAll(async () => {
  taken = createServer().listen(0)
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => {
  taken.close()
  rmSync(folder, { recursive: true, force: true })
})

test('O-01 a program is lent a port that no outgoing connection is given before it listens', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()))
  expect(Math.max(...ports)).toBeLessThan(32_768)
  expect(Math.min(...ports)).toBeGreaterThan(1_024)
})

/** Starts as somebody who set nothing but this; ends by itself or is no refusal. Installs nothing. */
async function start(settings: Record<string, string>, program = ['--import', 'tsx', 'scripts/start/main.ts']): Promise<{ code: number | null; said: string }> {
  const { PATH, HOME } = process.env
  const out = join(folder, `${Object.values(settings).join('').replaceAll(/\W/g, '')}.txt`)
  const file = openSync(out, 'w')
  const child = spawn(process.execPath, program, {
    env: { PATH, HOME, NODE_ENV: 'production', CASEBELL_DATA_DIR: folder, ...settings } as NodeJS.ProcessEnv,
    stdio: ['ignore', file, file],
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  closeSync(file)
  return { code, said: readFileSync(out, 'utf8').trim() }
}

function expectPlain({ code, said }: { code: number | null; said: string }, what: RegExp, todo: RegExp): void {
  expectSentence(said, what, todo)
  expect(code).toBe(1)
}

/** One sentence or two that say what is wrong and what to do, and nothing of where in our code. */
function expectSentence(said: string, what: RegExp, todo: RegExp): void {
  expect(said).toMatch(what)
  expect(said).toMatch(todo)
  expect(said.split('\n'), said).toHaveLength(1)
  expect(said.length).toBeLessThan(400)
  expect(said).not.toMatch(/\bat .*:\d+|Error:|node_modules|undefined/)
}

/** What is told at the keyboard of a trouble; `main` prints it and ends with 1. */
async function troubleOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (error: Error) => error,
  )
  expect(error).toBeInstanceOf(Trouble)
  return error.message
}

test('O-01 a port in use is told, with the port to choose instead', async () => {
  expectPlain(await start({ PORT: String(port) }), new RegExp(`Port ${port} is in use`), new RegExp(`PORT=${port < 65_535 ? port + 1 : 3000} npm start`))
})

test.each(['http', '70000', '-1', '3000.5'])('O-01 %s is no port, and one that is is named', async (word) => {
  expectSentence(await troubleOf(demandFreePort(Number(word))), /PORT is no port/, /PORT=3001 npm start/)
})

test.each([
  ['CASEBELL_FILE_KEY', 'abc', /id:base64 of 32 bytes/],
  ['CASEBELL_SECRET', 'short', /32 characters or more/],
  ['SMTP_URL', 'foo', /smtps:\/\/user:password@mail\.example\.org:465/],
  ['UPLOADTHING_TOKEN', 'garbage', /as UploadThing gives it/],
  ['CLAMD_URL', 'foo', /tcp:\/\/host:3310/],
  ['SESSION_IDLE_MINUTES', 'abc', /a whole number of minutes from 1 on/],
  ['LOG_LEVEL', 'loud', /fatal, error, warn, info/],
  ['CASEBELL_URL', 'notaurl', /https:\/\/cases\.example\.org/],
])('O-01 %s=%s is told with what it must be, before anything is begun', async (name, value, wanted) => {
  const nowhere = join(folder, 'not-begun')
  const outcome = await start({ PORT: String(await freePort()), CASEBELL_DATA_DIR: nowhere, [name]: value })
  expectPlain(outcome, new RegExp(`^Casebell cannot start: ${name} must be`), wanted)
  expect(existsSync(nowhere)).toBe(false)
})

test('O-01 .env.example as it stands sets nothing that cannot be started with, and no address', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8')) as Record<string, string>
  const made = { DATABASE_RUNTIME_URL: 'x', DATABASE_SYSTEM_URL: 'x', CASEBELL_SECRET: 'x'.repeat(32), CASEBELL_FILE_KEY: `x:${'A'.repeat(43)}=` }
  expect(wrongSettings({ ...example, ...made })).toBeNull()
  expect(example).toMatchObject({ CASEBELL_URL: '', PORT: '', LOG_LEVEL: '' })
})

test('O-01 a data folder that may not be written to is told by its name', async () => {
  // below a file nobody makes a folder, root neither
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const wanted = join(file, 'data')
  expectPlain(await start({ PORT: String(await freePort()), CASEBELL_DATA_DIR: wanted }), new RegExp(`may not write to ${wanted}`), /CASEBELL_DATA_DIR/)
})

test('O-01 a database that cannot be reached is told, whether it is down, refuses the password or is no address', async () => {
  const down = 'postgresql://casebell:x@127.0.0.1:1/casebell'
  expectPlain(
    await start({ PORT: String(await freePort()), DATABASE_URL: down }),
    /database in DATABASE_URL cannot be reached \(.*ECONNREFUSED/,
    /Check that it runs/,
  )
  const wrong = new URL(template)
  wrong.password = 'not-the-password'
  const refused = await troubleOf(migrate(wrong.href))
  expectSentence(refused, /cannot be reached \(password authentication failed/, /address and the password are right/)
  expect(refused).not.toContain('not-the-password')
  const kept = process.env.DATABASE_URL
  process.env.DATABASE_URL = 'mysql://localhost/casebell'
  expectSentence(await troubleOf(openDatabase()), /DATABASE_URL is no address of a PostgreSQL/, /postgresql:\/\/user:password@host:5432\/casebell/)
  if (kept === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = kept
})

test('O-01 a database whose user may not make our roles says which right is missing', async () => {
  const owner = new pg.Client(template.replace(/\/[^/]+$/, '/postgres'))
  await owner.connect()
  try {
    await owner.query(`CREATE ROLE weak LOGIN PASSWORD 'weak'`)
    await owner.query('CREATE DATABASE weak OWNER weak')
    const weak = new URL(template)
    Object.assign(weak, { username: 'weak', password: 'weak', pathname: '/weak' })
    expectSentence(await troubleOf(migrate(weak.href)), /may not create the role casebell_runtime/, /CREATEROLE/)
  } finally {
    await owner.query('DROP DATABASE IF EXISTS weak')
    await owner.query('DROP ROLE weak')
    await owner.end()
  }
})

test.each(['18.20.4', '20.18.3', '16.0.0'])('O-01 Node.js %s is told that a newer one is needed', async (version) => {
  const older = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`
  expectPlain(
    await start({ PORT: String(await freePort()) }, ['--import', older, 'scripts/start.mjs']),
    new RegExp(`this is ${version}`),
    /needs Node\.js 20\.19 or newer/,
  )
})

test('O-01 before anything is installed, no package is needed to say what is missing', () => {
  for (const file of ['scripts/start.mjs', 'scripts/setup/install.mjs', 'scripts/test.mjs', 'scripts/setup/guard.mjs']) {
    const asked = [...readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, from]) => from ?? '')
    expect(
      asked.filter((from) => !/^(node:|\.)/.test(from)),
      file,
    ).toEqual([])
  }
})

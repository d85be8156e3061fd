import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { root } from './install.mjs'
import { type Postgres, startPostgres } from './postgres'

if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))

/** Where everything of this installation is kept. */
export function dataDir(): string {
  const wanted = process.env.CASEBELL_DATA_DIR || '.casebell'
  return isAbsolute(wanted) ? wanted : join(root, wanted)
}

/** The database of DATABASE_URL, or the embedded one. */
export async function openDatabase({ careless = false } = {}): Promise<Postgres> {
  const url = process.env.DATABASE_URL
  return url ? { ownerUrl: url, stop: async () => {} } : startPostgres(dataDir(), { careless })
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
  const file = join(dataDir(), 'secrets.json')
  mkdirSync(dataDir(), { recursive: true })
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

import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { wrongSettings } from '@/lib/core/env'
import { root } from './install.mjs'
import { type Postgres, startPostgres } from './postgres'
import { Trouble } from './say'

if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))

/** Refuses settings that are not as they must be, before anything is begun. What a start makes by itself may be missing. */
export function demandSettings(): void {
  const made = { DATABASE_RUNTIME_URL: 'made', DATABASE_SYSTEM_URL: 'made', CASEBELL_SECRET: '-'.repeat(32), CASEBELL_FILE_KEY: `made:${'A'.repeat(43)}=` }
  const set = Object.entries(process.env).filter(([, value]) => value)
  const wrong = wrongSettings({ ...made, ...Object.fromEntries(set) })
  if (wrong) throw new Trouble(wrong)
}

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
  demandSettings()
  const postgres = await openDatabase()
  try {
    await work(postgres.ownerUrl)
  } finally {
    await postgres.stop()
  }
}

type Secrets = { CASEBELL_SECRET: string; CASEBELL_FILE_KEY: string; NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: string }

/**
 * The secrets of the settings; what is missing is made once and stays in the data folder for ever, also while the settings
 * have their own. `made` tells which are in use for want of one's own.
 */
export function secrets(): { values: Secrets; made: string[] } {
  const file = join(ensureDataDir(), 'secrets.json')
  const known = existsSync(file)
  const before = known ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {}
  const fresh: Secrets = {
    CASEBELL_SECRET: randomBytes(32).toString('base64'),
    // an id no key had before: a file wrapped by a lost one is to say which is missing
    CASEBELL_FILE_KEY: `made-${randomBytes(6).toString('hex')}:${randomBytes(32).toString('base64')}`,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
  const names = Object.keys(fresh) as (keyof Secrets)[]
  const missing = names.filter((name) => !process.env[name] && !before[name])
  const kept = { ...before, ...Object.fromEntries(missing.map((name) => [name, fresh[name]])) }
  // another start may have made them meanwhile: there is one set of them
  if (missing.length > 0 && !keepWhole(file, JSON.stringify(kept), known)) return secrets()
  const values = Object.fromEntries(names.map((name) => [name, process.env[name] || kept[name]])) as Secrets
  values.CASEBELL_FILE_KEY = withOlderKeys(values.CASEBELL_FILE_KEY, kept.CASEBELL_FILE_KEY)
  return { values, made: names.filter((name) => !process.env[name] && name !== 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY') }
}

/** Writes a file that is there whole or as it was, whatever happens meanwhile; false when it is there by now and was not `known`. */
function keepWhole(file: string, text: string, known: boolean): boolean {
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, text, { mode: 0o600 })
  try {
    if (known) renameSync(beside, file)
    else linkSync(beside, file)
    return true
  } catch (error) {
    if (known || (error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(beside, { force: true })
  }
}

/** The keys of files that are set, and behind them, to read older files, the made ones whose ids they leave free. */
function withOlderKeys(set: string, made = ''): string {
  const idOf = (entry: string) => entry.slice(0, entry.indexOf(':')).trim()
  const taken = set.split(',').map(idOf)
  const older = made.split(',').filter((entry) => entry && !taken.includes(idOf(entry)))
  return [set, ...older].join(',')
}

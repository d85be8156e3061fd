import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type pg from 'pg'
import { root } from './install.mjs'

type File = { path: string; content: string }
type MigrationList = {
  baseDir: string
  lockfile: { path: string; content: string | null }
  shadowDbInitScript: string
  migrationDirectories: { path: string; migrationFile: { path: string; content: { tag: 'ok'; value: string } } }[]
}
type Adapter = Pick<SqlDriverAdapter, 'executeScript'>
type Engine = {
  diff: (input: unknown) => Promise<{ stdout: string | null; exitCode: number }>
  applyMigrations: (input: { migrationsList: MigrationList; filters: unknown }) => Promise<{ appliedMigrationNames: string[] }>
  free: () => void
}

const filters = { externalTables: [], externalEnums: [] }

/**
 * Prisma's schema engine as WebAssembly, so that no binary is fetched. It keeps Prisma's own `_prisma_migrations`;
 * `prisma migrate deploy` works on the same history elsewhere.
 */
async function openEngine(url: string): Promise<Engine> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = (await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as WebAssembly.ModuleImports & {
    __wbg_set_wasm: (exports: WebAssembly.Exports) => void
    SchemaEngine: { new: (options: unknown, log: () => void, adapter: unknown) => Promise<Engine> }
  }
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as (() => void) | undefined)?.()
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(partsOf(url)))
  return glue.SchemaEngine.new({ datamodels: schemaFiles().map(({ path, content }) => [path, content]) }, () => {}, adapter)
}

/**
 * Sends a migration as one script. Prisma 7.10's own adapter cuts it at every semicolon, those in function bodies and
 * comments too.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    return whole(await super.connect())
  }

  override async connectToShadowDb() {
    return whole(await super.connectToShadowDb())
  }
}

/** What the engine opened; it closes none of it by itself. */
const pools: pg.Pool[] = []

function whole<A extends Adapter>(adapter: A): A {
  const { client } = adapter as A & { client: pg.Pool }
  pools.push(client)
  // the adapter does not know PostgreSQL's one-byte "char" (oid 18), which its catalogue is full of: it is given as bpchar
  const ask = client.query.bind(client) as (query: pg.QueryConfig) => Promise<pg.QueryResult>
  client.query = (async (query: pg.QueryConfig) => {
    const result = await ask(knownConstraints(query))
    for (const field of result.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 1042
    return result
  }) as typeof client.query
  client.on('error', () => {}) // a server that stops meanwhile is told by the query that fails
  adapter.executeScript = async (script) => {
    // the shadow database is dropped while the engine's own connections are still open
    await client.query(script.startsWith('DROP DATABASE') ? `${script} WITH (FORCE)` : script)
  }
  return adapter
}

/**
 * PostgreSQL 18 lists NOT NULL among the constraints, which this engine does not expect; at a CHECK it ends, because the
 * adapter gives it the one-byte type as text. Neither is anything Prisma's schema could say.
 */
function knownConstraints(query: pg.QueryConfig): pg.QueryConfig {
  return typeof query === 'object'
    ? { ...query, text: query.text.replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n', 'c')") }
    : query
}

/** The address in parts: a connection string would win over the name of the shadow database. */
function partsOf(url: string): pg.PoolConfig {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(searchParams.get('sslmode') && searchParams.get('sslmode') !== 'disable' ? { ssl: true } : {}),
  }
}

/** Applies the migrations the database has not seen, and names them. */
export async function applyMigrations(url: string): Promise<string[]> {
  const engine = await openEngine(url)
  try {
    return (await engine.applyMigrations({ migrationsList: migrations(), filters })).appliedMigrationNames
  } finally {
    await close(engine)
  }
}

/** The SQL that leads from the migrations to the schema, tried on a database made beside the one at `url`; empty when they agree. */
export async function diffToSchema(url: string): Promise<string> {
  const engine = await openEngine(url)
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrations() },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters,
    })
    return (stdout ?? '').includes('This is an empty migration') ? '' : (stdout ?? '').trim()
  } finally {
    await close(engine)
  }
}

async function close(engine: Engine): Promise<void> {
  engine.free()
  await Promise.all(pools.splice(0).map((pool) => (pool.ended ? undefined : pool.end())))
}

function schemaFiles(): File[] {
  const folder = join(root, 'prisma/schema')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({ path: `prisma/schema/${name}`, content: readFileSync(join(folder, name), 'utf8') }))
}

function migrations(): MigrationList {
  const baseDir = join(root, 'prisma/migrations')
  const folders = readdirSync(baseDir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(baseDir, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: folders
      .map(({ name }) => name)
      .sort()
      .map((path) => ({
        path,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') } },
      })),
  }
}

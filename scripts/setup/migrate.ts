import { createHmac } from 'node:crypto'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { Trouble } from './say'
import { applyMigrations } from './schema-engine'

export type Urls = { owner: string; runtime: string; system: string }

/**
 * Brings a database to the present: the two roles, the migrations, the queue's own tables. Repeating it is harmless.
 * Answers the addresses of the roles, whose passwords follow from the owner's.
 */
export async function migrate(ownerUrl: string): Promise<Urls> {
  const owner = await connect(ownerUrl)
  try {
    await takeTurn(owner)
    const urls = { owner: ownerUrl, runtime: asRole(ownerUrl, 'casebell_runtime'), system: asRole(ownerUrl, 'casebell_system') }
    await makeRole(owner, 'casebell_runtime', urls.runtime)
    await makeRole(owner, 'casebell_system', urls.system)
    await owner.query('GRANT casebell_system TO CURRENT_USER')
    await owner.query('CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION casebell_system')
    await applyMigrations(ownerUrl)
    const { rows } = await owner.query<{ name: string }>('SELECT quote_ident(current_database()) AS name')
    await owner.query(`GRANT CREATE ON DATABASE ${rows[0]?.name} TO casebell_system`)
    await runMigrations({ connectionString: urls.system })
    await owner.query(`REVOKE CREATE ON DATABASE ${rows[0]?.name} FROM casebell_system`)
    return urls
  } finally {
    await owner.end()
  }
}

/** Of those who prepare a database at once each waits for the one before; the turn ends with the connection. */
export async function takeTurn(owner: pg.Client): Promise<void> {
  await owner.query(`SELECT pg_advisory_lock(hashtext('casebell.setup'))`)
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return client
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    throw new Trouble(
      `The database in DATABASE_URL cannot be reached (${message || code}). Check that it runs and that the address and the password are right.`,
    )
  }
}

async function makeRole(owner: pg.Client, role: string, url: string): Promise<void> {
  const password = new URL(url).password
  try {
    await owner.query(`DO $$ BEGIN CREATE ROLE ${role} LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`)
    await owner.query(`ALTER ROLE ${role} LOGIN PASSWORD '${password}'`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Trouble(
      `The user of DATABASE_URL may not create the role ${role}. Give it CREATEROLE, or make the role and set DATABASE_RUNTIME_URL and DATABASE_SYSTEM_URL.`,
    )
  }
}

function asRole(ownerUrl: string, role: string): string {
  const url = new URL(ownerUrl)
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('hex')
  url.username = role
  url.password = password
  return url.toString()
}

import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import { outsideRequests } from '@/lib/core/outside-requests'
import { Prisma, PrismaClient } from './generated/client'

type Clients = { runtime?: Connected; system?: Connected; readers?: pg.Pool }
type Connected = { prisma: PrismaClient; pool: pg.Pool }
const kept = globalThis as typeof globalThis & { casebellDb?: Clients }
kept.casebellDb ??= {}
const clients = kept.casebellDb

/**
 * `runtime` serves people and sees the tenant of its transaction only; use it through `transact`.
 * `system` looks up sign-ins and sweeps over tenants, with few rights. Made when first used.
 */
export const db = {
  get runtime() {
    return runtime().prisma
  },
  /** Its connections without Prisma, for the one statement that every request begins with. */
  get requests() {
    return runtime().pool
  },
  get system() {
    clients.system ??= connect(env.DATABASE_SYSTEM_URL, 0.2)
    return clients.system.prisma
  },
  /** Connections of the runtime role that see one state a transaction and can change nothing; use them through `readAll`. */
  get readers() {
    clients.readers ??= openPool(env.DATABASE_RUNTIME_URL, 0.4, '-c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on')
    return clients.readers
  },
}

function runtime(): Connected {
  clients.runtime ??= connect(env.DATABASE_RUNTIME_URL, 0.4)
  return clients.runtime
}

export { Prisma }

/** How many connections of each pool this process has open, how many are idle, and how many callers wait for one. */
export function poolsInUse(): { pool: string; open: number; idle: number; waiting: number }[] {
  const { runtime, system, readers } = clients
  return Object.entries({ runtime: runtime?.pool, system: system?.pool, readers }).flatMap(([pool, found]) =>
    found ? [{ pool, open: found.totalCount, idle: found.idleCount, waiting: found.waitingCount }] : [],
  )
}

/** Closes all connections; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  const { runtime, system, readers } = clients
  for (const name of ['runtime', 'system', 'readers'] as const) delete clients[name]
  await Promise.all([runtime, system].map((one) => one?.prisma.$disconnect()))
  await Promise.all([runtime?.pool, system?.pool, readers].map((pool) => pool?.end()))
}

function connect(connectionString: string, share: number): Connected {
  const pool = openPool(connectionString, share)
  return { prisma: new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }) }), pool }
}

type Told = (error: Error | null, client?: pg.Client) => void

/** A connection belongs to the process: it keeps neither the request that was the first to want it nor what that waits for. */
class Connection extends pg.Client {
  override connect(): Promise<pg.Client>
  override connect(told: Told): void
  override connect(told?: Told): unknown {
    if (!told) return outsideRequests(() => super.connect())
    let waiting: Told | null = told
    const tell: Told = (error, client) => {
      const first = waiting
      waiting = null
      first?.(error, client)
    }
    return outsideRequests(() => super.connect(tell as never))
  }
}

/**
 * Every statement is planned once a connection, whatever its values: ours all name a tenant and a row of it, and planning
 * a page's statements anew cost more than running them. Compiling them (JIT) pays for nothing that is asked here. The
 * pools share the connections the process may keep.
 */
function openPool(connectionString: string, share: number, more = ''): pg.Pool {
  const options = `-c plan_cache_mode=force_generic_plan -c jit=off ${more}`
  const pool = new pg.Pool({
    connectionString,
    options,
    max: Math.ceil(share * env.DATABASE_POOL),
    application_name: 'casebell',
    Client: Connection as unknown as new () => pg.ClientBase,
    // a timer a use would keep the request that used it; what is idle ends with the process
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  })
  const lost = (error: Error) => log.warn({ code: (error as { code?: string }).code }, 'a database connection was lost')
  pool.on('error', lost)
  // the pool listens to the idle ones only, and an error that nobody hears ends the process
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}

/** Names of statements that PostgreSQL plans once a connection. Pages ask the same few; searches beyond them go unnamed. */
const statementNames = new Map<string, string>()
export function statementName(sql: string): string {
  const known = statementNames.get(sql)
  if (known !== undefined || statementNames.size >= 400) return known ?? ''
  const name = `casebell_${createHash('sha256').update(sql).digest('base64url')}`
  statementNames.set(sql, name)
  return name
}

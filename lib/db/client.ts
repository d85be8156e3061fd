import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import { Prisma, PrismaClient } from './generated/client'

type Clients = { runtime?: PrismaClient; system?: PrismaClient; pools: pg.Pool[] }
const kept = globalThis as typeof globalThis & { casebellDb?: Clients }
kept.casebellDb ??= { pools: [] }
const clients = kept.casebellDb

/**
 * `runtime` serves people and sees the tenant of its transaction only; use it through `transact`.
 * `system` looks up sign-ins and sweeps over tenants, with few rights. Made when first used.
 */
export const db = {
  get runtime() {
    clients.runtime ??= connect(env.DATABASE_RUNTIME_URL)
    return clients.runtime
  },
  get system() {
    clients.system ??= connect(env.DATABASE_SYSTEM_URL)
    return clients.system
  },
}

export { Prisma }

/** Closes all connections; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  await Promise.all([clients.runtime?.$disconnect(), clients.system?.$disconnect()])
  await Promise.all(clients.pools.map((pool) => pool.end()))
  delete clients.runtime
  delete clients.system
  clients.pools = []
}

function connect(connectionString: string): PrismaClient {
  const pool = new pg.Pool({ connectionString, max: env.DATABASE_POOL, application_name: 'casebell' })
  pool.on('error', (error) => log.warn({ code: (error as { code?: string }).code }, 'a database connection was lost'))
  clients.pools.push(pool)
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf }) })
}

/** Names of statements that PostgreSQL plans once a connection. Pages ask the same few; searches beyond them go unnamed. */
const statementNames = new Map<string, string>()
const nameOf = ({ sql }: { sql: string }): string => {
  const known = statementNames.get(sql)
  if (known !== undefined || statementNames.size >= 400) return known ?? ''
  const name = `casebell_${statementNames.size}`
  statementNames.set(sql, name)
  return name
}

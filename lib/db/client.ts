import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import { Prisma, PrismaClient } from './generated/client'

type Connected = { prisma: PrismaClient; pool: pg.Pool }
type Clients = { runtime?: Connected; system?: Connected }
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
  get system() {
    clients.system ??= connect(env.DATABASE_SYSTEM_URL)
    return clients.system.prisma
  },
  /** The connections of `runtime` without Prisma, for what every page reads: `read` and the session. */
  get readers() {
    return runtime().pool
  },
}

function runtime(): Connected {
  clients.runtime ??= connect(env.DATABASE_RUNTIME_URL)
  return clients.runtime
}

export { Prisma }

/** Closes all connections; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  const open = [clients.runtime, clients.system].filter((one) => one !== undefined)
  delete clients.runtime
  delete clients.system
  await Promise.all(open.map(({ prisma }) => prisma.$disconnect()))
  await Promise.all(open.map(({ pool }) => pool.end()))
}

function connect(connectionString: string): Connected {
  const pool = new pg.Pool({ connectionString, max: env.DATABASE_POOL, application_name: 'casebell' })
  pool.on('error', (error) => log.warn({ code: (error as { code?: string }).code }, 'a database connection was lost'))
  return { prisma: new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }) }), pool }
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

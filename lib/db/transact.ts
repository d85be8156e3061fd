import type { Actor } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { db, type Prisma } from './client'

/** The database inside a transaction that sees one tenant. */
export type Tx = Prisma.TransactionClient

/**
 * Runs `work` in one transaction that sees the actor's tenant and nothing else (row-level security).
 * Everything in it happens or none of it. Do not call other people's servers inside.
 */
export async function transact<T>(actor: Pick<Actor, 'tenantId'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isId(actor.tenantId)) throw new Error('an actor without a tenant')
  return db.runtime.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${actor.tenantId}, true)`
      return work(tx)
    },
    { maxWait: 10_000, timeout: 30_000 },
  )
}

/** Reading a whole trail takes minutes, a page of it milliseconds. */
const snapshotTimeout = 900_000

/**
 * Runs `work` in one transaction that sees one state of the actor's tenant however long it takes, and can change nothing.
 * For what is too much for one statement; what a page shows is asked for by `readAll`.
 */
export async function readSnapshot<T>(actor: Pick<Actor, 'tenantId'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isId(actor.tenantId)) throw new Error('an actor without a tenant')
  return db.runtime.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${actor.tenantId}, true)`
      return work(tx)
    },
    { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: snapshotTimeout },
  )
}

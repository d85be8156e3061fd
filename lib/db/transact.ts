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

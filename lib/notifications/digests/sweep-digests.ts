import { db } from '@/lib/db/client'

/** Gives every digest that is due, of any office, the job that closes it. Late is better than never: a day without a worker is caught up once. */
export async function sweepDigests(): Promise<number> {
  return db.system.$executeRaw`
    SELECT casebell_enqueue('digest.close', json_build_object('tenantId', w."tenantId", 'windowId', w.id), NULL, 'digest:' || w.id, 25)
    FROM "DigestWindow" w WHERE w."closedAt" IS NULL AND w."dueAt" <= now() ORDER BY w."dueAt" LIMIT 5000`
}

import { db, Prisma } from '@/lib/db/client'
import { sendJobs } from './channels/all-channels'

/**
 * Puts deliveries that wait without a job back into the queue: one whose job gave up after too many crashes, or was
 * removed by hand. Those whose job lives are left alone, also a slow one, and so is what waits for a digest. Answers how many.
 */
export async function reviveDeliveries(): Promise<number> {
  const jobs = Prisma.join(sendJobs.map(({ channel, job }) => Prisma.sql`(${channel}::"Channel", ${job})`))
  return db.system.$executeRaw`
    SELECT casebell_enqueue(s.job, json_build_object('tenantId', d."tenantId", 'deliveryId', d.id), NULL, 'delivery:' || d.id, 25)
    FROM "Delivery" d JOIN "Notification" n ON n."tenantId" = d."tenantId" AND n.id = d."notificationId"
    JOIN (VALUES ${jobs}) AS s(channel, job) ON s.channel = d.channel
    WHERE d.status = 'queued' AND d."queuedAt" < now() - interval '10 minutes' AND (d."windowId" IS NULL OR n.kind = 'digest')
      AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j WHERE j.key = 'delivery:' || d.id AND j.attempts < j.max_attempts)
    ORDER BY d."queuedAt" LIMIT 1000`
}

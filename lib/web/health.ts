import { db } from '@/lib/db/client'

export type Health = { ready: boolean; database: boolean; oldestJobSeconds: number | null; failedMails: number | null }

/** Whether the database answers, how long the oldest due job has waited, and how many mails failed in the last hour. */
export async function checkHealth(): Promise<Health> {
  try {
    const [row] = await db.system.$queryRaw<{ oldest: number; failed: number }[]>`
      SELECT coalesce((SELECT extract(epoch FROM now() - min(run_at))::int FROM graphile_worker.jobs WHERE run_at <= now() AND locked_at IS NULL AND attempts < max_attempts), 0) AS oldest,
        (SELECT count(*)::int FROM "Delivery" WHERE status = 'failed' AND "failedAt" > now() - interval '1 hour') AS failed`
    const oldestJobSeconds = row?.oldest ?? 0
    return { ready: oldestJobSeconds < 300, database: true, oldestJobSeconds, failedMails: row?.failed ?? 0 }
  } catch {
    return { ready: false, database: false, oldestJobSeconds: null, failedMails: null }
  }
}

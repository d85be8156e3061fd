import { db, Prisma } from '@/lib/db/client'

type Task = { task: string; waiting: number; running: number; givenUp: number; oldestSeconds: number }
type Worker = { process: string; residentBytes: number; jobs: Record<string, { done: number; failed: number; seconds: number }> }
export type Figures = {
  tasks: Task[]
  deliveries: { channel: string; status: string; count: number }[]
  holds: { waitingFor: string; count: number }[]
  workers: Worker[]
  /** how long ago the last worker gave a sign of life; null when none ever did */
  heartbeatSeconds: number | null
  /** letters that wait for another try since nothing was accepted any more */
  lettersHeldUp: number
  /** how long ago a mail server accepted a letter, within the day; null when none did */
  acceptedSeconds: number | null
}

const freshMs = 2_000
/** The states of a letter that a mail server took, whatever was heard of it since. */
const accepted = Prisma.raw(`('sent', 'delivered', 'opened', 'clicked', 'bounced', 'complained')`)
let kept: { at: number; figures: Promise<Figures> } | undefined

/** How Casebell as a whole is doing, by the database; asked at most every two seconds, whoever asks. */
export function readFigures(): Promise<Figures> {
  if (!kept || Date.now() - kept.at > freshMs) {
    const figures = ask()
    kept = { at: Date.now(), figures }
    figures.catch(() => {
      if (kept?.figures === figures) kept = undefined
    })
  }
  return kept.figures
}

async function ask(): Promise<Figures> {
  const [row] = await db.system.$queryRaw<[Figures]>`
    WITH accepted AS (SELECT max("sentAt") AS at FROM "Delivery" WHERE status IN ${accepted} AND channel = 'email' AND "queuedAt" > now() - interval '1 day')
    SELECT
      (SELECT coalesce(json_agg(t), '[]') FROM (
        SELECT task_identifier AS task,
          count(*) FILTER (WHERE attempts < max_attempts AND locked_at IS NULL)::int AS waiting,
          count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
          count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL)::int AS "givenUp",
          coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE run_at <= now() AND locked_at IS NULL AND attempts < max_attempts)), 0)::float8 AS "oldestSeconds"
        FROM graphile_worker.jobs GROUP BY 1 ORDER BY 1) t) AS tasks,
      (SELECT coalesce(json_agg(d), '[]') FROM (
        SELECT channel, status, count(*)::int AS count FROM "Delivery"
        WHERE status = 'queued' OR (status = ANY(enum_range(NULL::"DeliveryStatus")) AND "queuedAt" > now() - interval '1 day') GROUP BY 1, 2 ORDER BY 1, 2) d) AS deliveries,
      (SELECT coalesce(json_agg(h), '[]') FROM (SELECT "waitingFor", count(*)::int AS count FROM "Hold" WHERE "openCaseId" IS NOT NULL GROUP BY 1 ORDER BY 1) h) AS holds,
      (SELECT coalesce(json_agg(w.told), '[]') FROM (SELECT DISTINCT ON (figures->>'process') figures AS told FROM "WorkerHeartbeat"
        WHERE "seenAt" > now() - interval '1 minute' AND figures ? 'process' ORDER BY figures->>'process', "seenAt" DESC) w) AS workers,
      (SELECT extract(epoch FROM now() - max("seenAt"))::float8 FROM "WorkerHeartbeat") AS "heartbeatSeconds",
      (SELECT count(*)::int FROM "Delivery" q WHERE q.status = 'queued' AND q.channel = 'email' AND q.attempts > 0 AND q.error IS NOT NULL
        AND q."queuedAt" >= coalesce((SELECT at FROM accepted), '-infinity')) AS "lettersHeldUp",
      (SELECT extract(epoch FROM now() - at)::float8 FROM accepted) AS "acceptedSeconds"`
  if (!row) throw new Error('the database told nothing')
  return row
}

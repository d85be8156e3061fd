import type pg from 'pg'
import { errorInLog, log } from '@/lib/core/log'

/** Every how many milliseconds a worker gives a sign of life, and after how long without one its jobs are freed. */
export type Pulse = { beatEvery: number; silentAfter: number }

export const usualPulse: Pulse = { beatEvery: 5_000, silentAfter: 30_000 }

/**
 * Keeps a row per job pool of this process and frees the jobs of pools that have gone silent, since a process killed
 * hard leaves its jobs locked for hours. The names in `locked_by` are those of graphile-worker's pools (0.17). Frees
 * at start and after every beat, so a job is free again within `silentAfter` and two beats. A live pool is never taken
 * for a silent one: not after the database was away, nor after this very process slept, for then nobody could beat.
 * Each sign carries the process's figures, which every web server shows.
 */
export class Heartbeat {
  private readonly pools = new Set<string>()
  private lastBeat = 0
  private patientUntil = 0
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly database: pg.Pool,
    private readonly pulse: Pulse = usualPulse,
    private readonly figures: () => object = () => ({}),
  ) {}

  start(): void {
    const again = () => {
      void this.beat()
        .catch((error: Error) => log.warn({ err: errorInLog(error) }, 'no sign of life could be given'))
        .finally(() => {
          this.timer = setTimeout(again, this.pulse.beatEvery)
        })
    }
    again()
  }

  /** A pool of this process began; it is known before its first job. */
  join(pool: string): void {
    this.pools.add(pool)
    void this.giveSign().catch(() => undefined)
  }

  leave(pool: string): void {
    this.pools.delete(pool)
  }

  /** One sign of life, then one look for the silent. Answers whose jobs were freed. */
  async beat(): Promise<string[]> {
    const now = Date.now()
    if (this.lastBeat && now - this.lastBeat > 3 * this.pulse.beatEvery) this.patientUntil = now + 2 * this.pulse.beatEvery
    await this.giveSign()
    this.lastBeat = now
    return now < this.patientUntil ? [] : this.freeSilent()
  }

  /** Ends the signs and gives back what this process still holds. */
  async stop(): Promise<void> {
    clearTimeout(this.timer)
    const pools = [...this.pools]
    await this.database.query('DELETE FROM "WorkerHeartbeat" WHERE "workerId" = ANY($1)', [pools])
    await this.database.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [pools])
  }

  private async giveSign(): Promise<void> {
    await this.database.query(
      `INSERT INTO "WorkerHeartbeat" ("workerId", "startedAt", "seenAt", figures) SELECT unnest($1::text[]), now(), now(), $2::jsonb
       ON CONFLICT ("workerId") DO UPDATE SET "seenAt" = now(), figures = excluded.figures`,
      [[...this.pools], JSON.stringify(this.figures())],
    )
  }

  private async freeSilent(): Promise<string[]> {
    const silent = `${this.pulse.silentAfter} milliseconds`
    const { rows } = await this.database.query<{ pool: string }>(
      `SELECT DISTINCT locked_by AS pool
       FROM (SELECT locked_by, locked_at FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
             UNION ALL SELECT locked_by, locked_at FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL) held
       WHERE locked_at < now() - $1::interval AND pg_postmaster_start_time() < now() - $1::interval
         AND NOT EXISTS (SELECT FROM "WorkerHeartbeat" h WHERE h."workerId" = locked_by AND h."seenAt" > now() - $1::interval)`,
      [silent],
    )
    const pools = rows.map(({ pool }) => pool)
    if (pools.length === 0) return []
    await this.database.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [pools])
    await this.database.query(`DELETE FROM "WorkerHeartbeat" WHERE "seenAt" < now() - interval '1 day'`)
    log.warn({ pools }, 'freed the jobs of silent workers')
    return pools
  }
}

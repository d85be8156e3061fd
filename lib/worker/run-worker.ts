import { EventEmitter } from 'node:events'
import { type CronItem, Logger, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { env } from '@/lib/core/env'
import { errorInLog, log } from '@/lib/core/log'
import type { JobName } from '@/lib/queue/enqueue'
import { Heartbeat, type Pulse, usualPulse } from './heartbeat'
import { apart, jobs, schedule } from './jobs'
import { figures, runJob } from './run-job'

/** A worker at work; `stop` lets what runs come to its end, but not for long. */
export type Worker = { stop(): Promise<void> }

const names = Object.keys(jobs) as JobName[]
const shared = names.filter((name) => !apart.some(({ tasks }) => tasks.includes(name)))
const grace = 8_000

/**
 * Starts the job pools of this process and its signs of life. A database that goes away costs only the time it is
 * away: the pools are started anew for as long as it takes.
 */
export function startWorker({ pulse = usualPulse }: { pulse?: Pulse } = {}): Worker {
  const database = new pg.Pool({ connectionString: env.DATABASE_SYSTEM_URL, max: 16, application_name: 'casebell worker' })
  const lost = (error: Error) => log.warn({ code: (error as { code?: string }).code }, 'a database connection was lost')
  database.on('error', lost)
  database.on('connect', (client) => client.on('error', lost))
  const heartbeat = new Heartbeat(database, pulse, figures)
  heartbeat.start()
  const running = new Set<Runner>()
  let stopping = false

  const keepRunning = async (tasks: readonly JobName[], concurrency: number, clock: CronItem[]) => {
    while (!stopping) {
      const events: WorkerEvents = new EventEmitter()
      let pool: string | undefined
      events.on('pool:create', ({ workerPool }) => {
        pool = workerPool.id
        heartbeat.join(pool)
      })
      try {
        const runner = await run({
          preset: { worker: { localQueue: { size: 2 * concurrency }, completeJobBatchDelay: 0 } },
          pgPool: database,
          concurrency,
          taskList: taskList(tasks),
          parsedCronItems: parseCronItems(clock),
          events,
          logger,
          noHandleSignals: true,
          pollInterval: 1_000,
          gracefulShutdownAbortTimeout: grace,
        })
        running.add(runner)
        if (stopping) void runner.stop().catch(() => undefined)
        await runner.promise.finally(() => running.delete(runner))
      } catch (error) {
        log.error({ err: errorInLog(error) }, 'the job pool broke off and is started anew')
      }
      if (pool && !stopping) heartbeat.leave(pool)
      if (!stopping) await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, pulse.beatEvery)))
    }
  }
  const ended = Promise.all([keepRunning(shared, 4, schedule), ...apart.map(({ tasks, atOnce }) => keepRunning(tasks, atOnce, []))])

  return {
    stop: async () => {
      stopping = true
      const calm = Promise.allSettled([...running].map((runner) => runner.stop())).then(() => ended)
      await Promise.race([calm, new Promise((resolve) => setTimeout(resolve, grace))])
      await heartbeat.stop().catch(() => undefined)
      await database.end().catch(() => undefined)
    },
  }
}

function taskList(tasks: readonly JobName[]): TaskList {
  return Object.fromEntries(tasks.map((name) => [name, (payload, { job }) => runJob(name, payload, job.attempts)]))
}

// Only the sentence: what hangs on it may hold a job's payload.
const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error(message)
  else if (level === 'warning') log.warn(message)
  else log.debug(message)
})

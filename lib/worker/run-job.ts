import { hostname } from 'node:os'
import { errorInLog, log } from '@/lib/core/log'
import type { JobName } from '@/lib/queue/enqueue'
import { jobs } from './jobs'

/** What a worker process did since it began: its jobs, how many failed, and the seconds they took. */
export type Figures = { process: string; residentBytes: number; jobs: Record<string, { done: number; failed: number; seconds: number }> }

const counted: Figures['jobs'] = {}

/** The figures of this process, now. */
export const figures = (): Figures => ({ process: `${hostname()}:${process.pid}`, residentBytes: process.memoryUsage.rss(), jobs: counted })

/** What a line may tell of a payload: ids. Some payloads hold a secret besides. */
const told = ['requestId', 'tenantId', 'eventId', 'deliveryId', 'holdId', 'windowId', 'messageId', 'mailId', 'resetId', 'codeId', 'testId', 'type'] as const

/** Does a job, counts it and writes its line. A failed one is thrown on, so that it is tried again. */
export async function runJob(task: JobName, payload: unknown, attempt: number): Promise<void> {
  const started = performance.now()
  counted[task] ??= { done: 0, failed: 0, seconds: 0 }
  const sum = counted[task]
  const line = (seconds: number) => ({ task, ...idsIn(payload), ...(attempt > 1 ? { attempt } : {}), ms: Math.round(seconds * 10_000) / 10 })
  try {
    await jobs[task](payload as never)
    const seconds = (performance.now() - started) / 1000
    sum.done++
    sum.seconds += seconds
    log.info(line(seconds), 'job')
  } catch (error) {
    const seconds = (performance.now() - started) / 1000
    sum.failed++
    sum.seconds += seconds
    log.error({ ...line(seconds), err: errorInLog(error) }, 'a job failed')
    throw error
  }
}

function idsIn(payload: unknown): Record<string, string> {
  const given = (payload ?? {}) as Record<string, unknown>
  return Object.fromEntries(told.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])))
}

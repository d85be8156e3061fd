import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { poolsInUse } from '@/lib/db/client'
import { type Figures, readFigures } from './figures'

type Metrics = { registry: Registry; requestSeconds: Histogram; show: (figures: Figures | null) => void }
const shared = globalThis as typeof globalThis & { casebellMetrics?: Metrics }
const metrics = shared.casebellMetrics ?? open()
shared.casebellMetrics = metrics

/** How long requests took, by method, route and status. */
export const { requestSeconds } = metrics

/**
 * The metrics of this process and of Casebell as a whole, in Prometheus's text format. When the database does not answer,
 * those of this process alone, and `casebell_database_up 0`.
 */
export async function writeMetrics(): Promise<{ text: string; type: string }> {
  metrics.show(await readFigures().catch(() => null))
  return { text: await metrics.registry.metrics(), type: metrics.registry.contentType }
}

function open(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name: `casebell_${name}`, help, labelNames, registers })
  const counter = (name: string, help: string, labelNames: string[]) => new Counter({ name: `casebell_${name}`, help, labelNames, registers })

  const up = gauge('database_up', 'Whether the database answered.')
  const connections = gauge('database_connections', 'Connections of this process, and callers that wait for one.', ['pool', 'state'])
  const waiting = gauge('jobs_waiting', 'Jobs that wait, those for later too.', ['task'])
  const running = gauge('jobs_running', 'Jobs at work.', ['task'])
  const givenUp = gauge('jobs_given_up', 'Jobs that failed as often as they may.', ['task'])
  const oldest = gauge('jobs_oldest_seconds', 'How long the oldest due job has waited.', ['task'])
  const deliveries = gauge('deliveries', 'Deliveries of the last day, and all that are queued.', ['channel', 'status'])
  const heldUp = gauge('mail_held_up', 'Letters that wait for another try since nothing was accepted any more.')
  const accepted = gauge('mail_accepted_age_seconds', 'How long ago a mail server accepted a letter, within the day.')
  const holds = gauge('holds_open', 'Cases on hold, by whom they wait for.', ['waiting_for'])
  const heartbeat = gauge('worker_heartbeat_age_seconds', 'How long ago the last worker gave a sign of life.')
  const resident = gauge('worker_resident_bytes', 'Memory of a worker.', ['process'])
  const jobs = counter('worker_jobs_total', 'Jobs a worker did since it began.', ['process', 'task', 'outcome'])
  const seconds = counter('worker_job_seconds_total', 'Seconds a worker spent on jobs since it began.', ['process', 'task'])
  const all = [connections, waiting, running, givenUp, oldest, deliveries, heldUp, accepted, holds, heartbeat, resident, jobs, seconds]

  const show = (figures: Figures | null) => {
    for (const one of all) one.reset()
    up.set(figures ? 1 : 0)
    for (const { pool, open, idle, waiting } of poolsInUse()) {
      for (const [state, count] of Object.entries({ busy: open - idle, idle, waiting })) connections.set({ pool, state }, count)
    }
    if (!figures) return
    for (const task of figures.tasks) {
      waiting.set({ task: task.task }, task.waiting)
      running.set({ task: task.task }, task.running)
      givenUp.set({ task: task.task }, task.givenUp)
      oldest.set({ task: task.task }, task.oldestSeconds)
    }
    for (const { channel, status, count } of figures.deliveries) deliveries.set({ channel, status }, count)
    for (const { waitingFor, count } of figures.holds) holds.set({ waiting_for: waitingFor }, count)
    heldUp.set(figures.lettersHeldUp)
    if (figures.acceptedSeconds !== null) accepted.set(figures.acceptedSeconds)
    if (figures.heartbeatSeconds !== null) heartbeat.set(figures.heartbeatSeconds)
    for (const { process, residentBytes, jobs: byTask } of figures.workers) {
      resident.set({ process }, residentBytes)
      for (const [task, sum] of Object.entries(byTask)) {
        jobs.inc({ process, task, outcome: 'done' }, sum.done)
        jobs.inc({ process, task, outcome: 'failed' }, sum.failed)
        seconds.inc({ process, task }, sum.seconds)
      }
    }
  }
  const requestSeconds = new Histogram({
    name: 'casebell_http_request_seconds',
    help: 'How long requests took.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  return { registry, requestSeconds, show }
}

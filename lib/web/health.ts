import { within } from '@/lib/core/within'
import { readFigures } from './figures'

/** `ready` means that people can be served: the database answers. What else is not well stands in `attention`. */
export type Health = {
  live: true
  ready: boolean
  database: 'up' | 'down'
  attention: ('database' | 'queue' | 'mail' | 'worker')[]
  queue: { waiting: number; oldestSeconds: number } | null
  mail: { state: 'accepted' | 'failing' | 'unknown'; heldUp: number } | null
  worker: { heartbeatSeconds: number | null } | null
}

const patienceMs = 3_000
/** A job is begun within a second or so; a worker gives a sign of life every five. */
const lateSeconds = 60
const silentSeconds = 30

/**
 * Whether Casebell can work, by what it did of late; asks nobody outside the house. A web server is taken from its load
 * balancer only when it can serve nobody: a worker that stands still, or a mail server that refuses, is told in `attention`.
 */
export async function checkHealth(): Promise<Health> {
  const figures = await within(patienceMs, readFigures()).catch(() => null)
  if (!figures) return { live: true, ready: false, database: 'down', attention: ['database'], queue: null, mail: null, worker: null }
  const waiting = figures.tasks.reduce((sum, task) => sum + task.waiting, 0)
  const oldestSeconds = Math.round(Math.max(0, ...figures.tasks.map((task) => task.oldestSeconds)))
  const { lettersHeldUp: heldUp, acceptedSeconds, heartbeatSeconds } = figures
  const state = heldUp > 0 ? 'failing' : acceptedSeconds === null ? 'unknown' : 'accepted'
  return {
    live: true,
    ready: true,
    database: 'up',
    attention: [
      ...(oldestSeconds > lateSeconds ? (['queue'] as const) : []),
      ...(state === 'failing' ? (['mail'] as const) : []),
      ...(heartbeatSeconds === null || heartbeatSeconds > silentSeconds ? (['worker'] as const) : []),
    ],
    queue: { waiting, oldestSeconds },
    mail: { state, heldUp },
    worker: { heartbeatSeconds: heartbeatSeconds === null ? null : Math.round(heartbeatSeconds) },
  }
}

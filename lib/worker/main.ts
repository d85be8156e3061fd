import { errorInLog, log } from '@/lib/core/log'
import { disconnect } from '@/lib/db/client'
import { closeMailer } from '@/lib/notifications/channels/email'
import { keepSlim } from './keep-slim'
import { startWorker } from './run-worker'

/*
 * A worker as a process: npm run worker. Any number may run; any may be killed. It ends with whoever started it, and
 * WORKER_BEAT_MS (5000) is the time between two signs of life.
 */
const beatEvery = Number(process.env.WORKER_BEAT_MS ?? 5_000)
const worker = startWorker({ pulse: { beatEvery, silentAfter: 6 * beatEvery } })
const parent = process.ppid
keepSlim()
let ending = false

async function end() {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(0), 12_000).unref()
  await worker.stop()
  closeMailer()
  await disconnect().catch(() => undefined)
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
process.on('SIGHUP', end)
process.on('disconnect', end)
setInterval(() => {
  if (process.ppid !== parent) void end()
}, 1_000).unref()

process.on('unhandledRejection', (reason) => {
  log.error({ err: errorInLog(reason) }, 'a promise was left alone')
})

process.send?.({ ready: true })
log.info('the worker is ready')

import { readFileSync } from 'node:fs'
import { env } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import { disconnect } from '@/lib/db/client'
import { openListener } from './listener'

/*
 * The mail server for answers, as a process of its own: npm run replies. It writes mail down and works on none of it, so that
 * it stays small; any number may run. It ends with whoever started it.
 */
const { REPLY_SMTP_HOST: host, REPLY_SMTP_PORT: port = 0, REPLY_TLS_CERT: cert, REPLY_TLS_KEY: key } = env
const parent = process.ppid
const listener = await open().catch((failure: NodeJS.ErrnoException) => {
  const why = failure.code === 'EADDRINUSE' ? `port ${port} is in use` : failure.message
  process.stderr.write(`The mail server for answers cannot start: ${why}.\n`)
  process.exit(1)
})

/** Whoever set one of the two meant mail to come encrypted, and is not to find out later that it does not. */
async function open() {
  if (!cert && !key) return openListener({ host, port })
  if (!cert || !key) throw new Error('REPLY_TLS_CERT and REPLY_TLS_KEY belong together, and one is missing')
  return openListener({ host, port, tls: { cert: readFileSync(cert), key: readFileSync(key) } })
}

const end = () => {
  setTimeout(() => process.exit(0), 6_000).unref()
  void listener
    .close()
    .then(disconnect)
    .finally(() => process.exit(0))
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
process.on('SIGHUP', end)
process.on('disconnect', end)
setInterval(() => {
  if (process.ppid !== parent) end()
}, 1_000).unref()

process.send?.({ ready: true, port: listener.port })
log.info({ port: listener.port }, 'the mail server for answers is ready')

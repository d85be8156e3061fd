import { openDevMailbox } from './dev-mailbox'

/*
 * The development mailbox as a process of its own: `tsx lib/mail/dev-mailbox-main.ts`.
 * Listens on CASEBELL_MAIL_PORT (or the port in SMTP_URL, or any free one), keeps letters under CASEBELL_DATA_DIR/mail,
 * says {"ready":true,"port":n} on its output (and by IPC), and ends with whoever started it.
 */
const smtpUrl = process.env.SMTP_URL
const port = Number(process.env.CASEBELL_MAIL_PORT ?? (smtpUrl ? new URL(smtpUrl).port : 0))
const parent = process.ppid

const mailbox = await openDevMailbox(process.env.CASEBELL_DATA_DIR ?? './.casebell', port).catch((failure: NodeJS.ErrnoException) => {
  const why = failure.code === 'EADDRINUSE' ? `port ${port} is in use` : String(failure.message)
  process.stderr.write(`The local mail server cannot start: ${why}.\n`)
  process.exit(1)
})

const end = () => {
  void mailbox.close().finally(() => process.exit(0))
  setTimeout(() => process.exit(0), 1_000).unref()
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
process.on('disconnect', end)
setInterval(() => {
  if (process.ppid !== parent) end()
}, 1_000).unref()

process.send?.({ ready: true, port: mailbox.port })
process.stdout.write(`${JSON.stringify({ ready: true, port: mailbox.port })}\n`)

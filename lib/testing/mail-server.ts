import { afterEach, beforeEach } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { closeMailer } from '@/lib/notifications/channels/email'
import { type SmtpScript, startSmtpServer } from './smtp-server'

type Server = Awaited<ReturnType<typeof startSmtpServer>>
/** The server of the test at work; `script` is what it answers from now on, until the test ends. */
type MailServer = Pick<Server, 'mails' | 'counts' | 'received'> & { script: SmtpScript }

/** Gives each test of a file a mail server of its own, to which Casebell sends. */
export function mailServer(): MailServer {
  const usual: SmtpScript = () => undefined
  const held = { script: usual } as MailServer
  let server: Server
  beforeEach(async () => {
    server = await startSmtpServer((step, count) => held.script(step, count))
    Object.assign(held, { script: usual, mails: server.mails, counts: server.counts, received: server.received })
    process.env.SMTP_URL = server.url
    forgetEnv()
  })
  afterEach(async () => {
    closeMailer()
    await server.close()
  })
  return held
}

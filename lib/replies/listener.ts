import { once } from 'node:events'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { DomainError } from '@/lib/core/errors'
import { errorInLog, log } from '@/lib/core/log'
import { findAddressee } from './find-addressee'
import { keepMail } from './keep-mail'
import { limits } from './rules'

type Settings = { host: string; port: number; tls?: { cert: Buffer; key: Buffer } }

/** What a mail server is answered, for good (5yz) or for now (4yz); its people may read it (RFC 5321 4.2.1, RFC 3463). */
const answers: Record<string, [number, string]> = {
  address: [550, '5.1.1 Nobody answers here. Please answer the e-mail we sent you, or sign in to your case'],
  too_large: [552, '5.3.4 This mail is larger than 25 MB. Please send fewer or smaller files, or upload them on your case'],
  head_too_large: [552, '5.3.4 The head of this mail is too large'],
  empty: [554, '5.6.0 There is nothing in this mail'],
}
const later: [number, string] = [451, '4.3.0 We cannot take this mail right now. Please try again later']

/**
 * Opens the mail server that people's answers come to. It takes mail for addresses of ours only, of at most 25 MB, never asks
 * for a password, relays nothing, and says 250 only when the mail is written down. Mail on its way is written to disk as it
 * comes. Port 0 takes any free one.
 */
export async function openListener({ host, port, tls }: Settings): Promise<{ port: number; close: () => Promise<void> }> {
  const server = new SMTPServer({
    banner: 'Casebell',
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...(tls ?? {}),
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    size: limits.mail,
    maxClients: 40,
    maxRecipients: 5,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    onRcptTo: ({ address }, _, done) => {
      findAddressee(address).then(
        (found) => done(found ? null : refusal(new DomainError('not_found', 'address'))),
        (error) => done(refusal(error)),
      )
    },
    onData: (stream, session, done) => {
      keep(stream, session).then(
        () => done(null, '2.0.0 Thank you, we have your mail'),
        (error) => done(refusal(error)),
      )
    },
  })
  server.on('error', (error) => log.warn({ code: (error as { code?: string }).code }, 'a connection to the mail listener broke off'))
  server.listen(port, host)
  await once(server.server, 'listening')
  const bound = server.server.address()
  return {
    port: typeof bound === 'object' && bound ? bound.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function keep(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const { mailFrom, rcptTo } = session.envelope
  try {
    await keepMail({
      to: rcptTo.map(({ address }) => address),
      envelopeFrom: mailFrom ? mailFrom.address : '',
      ip: session.remoteAddress.replace(/^::ffff:/, ''),
      helo: session.hostNameAppearsAs || null,
      bytes: stream.iterator({ destroyOnReturn: false }),
    })
  } catch (error) {
    // the other side says all of it before it listens
    stream.resume()
    if (!stream.readableEnded && !stream.destroyed) await once(stream, 'end').catch(() => undefined)
    throw error
  }
}

function refusal(error: unknown): Error {
  const known = error instanceof DomainError ? answers[error.reason] : undefined
  if (!known) log.error({ err: errorInLog(error) }, 'a mail could not be kept')
  const [responseCode, words] = known ?? later
  return Object.assign(new Error(words), { responseCode })
}

import nodemailer from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import { type MailOutcome, readFailure } from './mail-outcome'
import { isOneAddress, type Mailbox, oneLine } from './mailbox-address'

/** A finished letter. `id` and `thread` are stable words of ours: the same id twice is the same letter. */
export type Mail = {
  id: string
  thread?: string
  from: Mailbox
  to: Mailbox
  /** where an answer goes, if not to `from` */
  replyTo?: string
  subject: string
  html: string
  text: string
  headers?: Record<string, string>
}

/** How long we wait for a mail server, in milliseconds. `all` bounds the whole conversation, drip-feeding included. */
export type MailPatience = { connect: number; silence: number; all: number }

export type Mailer = { send(mail: Mail): Promise<MailOutcome>; close(): void }

const PATIENCE: MailPatience = { connect: 10_000, silence: 20_000, all: 40_000 }

/**
 * Opens the way to one SMTP server and keeps a few connections warm. Sending never throws for what the server or the
 * network did: the outcome is data. An address that is not exactly one mailbox is refused before anything is sent.
 */
export function openMailer(smtpUrl: string, patience: MailPatience = PATIENCE, connections = 8): Mailer {
  let transport = connect()

  function connect() {
    return nodemailer.createTransport({
      ...readSmtpUrl(smtpUrl),
      pool: true,
      maxConnections: connections,
      maxMessages: 200,
      maxRequeues: 0, // a letter is tried again by its delivery, which keeps count
      connectionTimeout: patience.connect,
      greetingTimeout: patience.connect,
      socketTimeout: patience.silence,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  async function send(mail: Mail): Promise<MailOutcome> {
    for (const address of [mail.from.address, mail.to.address, ...(mail.replyTo ? [mail.replyTo] : [])])
      if (!isOneAddress(address)) return { kind: 'refused', code: 'address', error: 'not exactly one mail address' }
    const messageId = messageIdOf(mail.id, mail.from.address)
    const used = transport
    try {
      // built whole first: streamed part by part, a letter costs the socket a write for every line of its head
      const raw = await new MailComposer({ ...contentsOf(mail, messageId), disableFileAccess: true, disableUrlAccess: true }).compile().build()
      const envelope = { from: mail.from.address, to: [mail.to.address] }
      const sent = await within(patience.all, used.sendMail({ envelope, raw }), () => {
        // A server that holds every connection open would starve the letters behind it: start afresh.
        if (transport === used) transport = connect()
        used.close()
      })
      return { kind: 'accepted', messageId, response: sent.response }
    } catch (failure) {
      return readFailure(failure)
    }
  }

  return { send, close: () => transport.close() }
}

/** The Message-ID a letter of this id has, now and on every later try (RFC 5322 3.6.4). */
export function messageIdOf(id: string, fromAddress: string): string {
  return `<${id}@${fromAddress.slice(fromAddress.lastIndexOf('@') + 1).toLowerCase()}>`
}

function contentsOf(mail: Mail, messageId: string) {
  const root = mail.thread && messageIdOf(mail.thread, mail.from.address)
  return {
    messageId,
    from: header(mail.from),
    to: header(mail.to),
    ...(mail.replyTo ? { replyTo: header({ name: mail.from.name, address: mail.replyTo }) } : {}),
    subject: oneLine(mail.subject),
    html: mail.html,
    text: mail.text,
    ...(root ? { inReplyTo: root, references: [root] } : {}),
    headers: {
      'Auto-Submitted': 'auto-generated', // RFC 3834: asks other machines not to answer
      'X-Auto-Response-Suppress': 'All',
      ...mail.headers,
    },
  }
}

function header({ name, address }: Mailbox) {
  return { name: oneLine(name).slice(0, 200), address }
}

function readSmtpUrl(smtpUrl: string) {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    ...(url.searchParams.get('ignoreTLS') === 'true' ? { ignoreTLS: true } : {}),
    ...(url.searchParams.get('requireTLS') === 'true' ? { requireTLS: true } : {}),
  }
}

async function within<T>(milliseconds: number, work: Promise<T>, giveUp: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('the mail server took too long'), { code: 'ETIMEDOUT' }))
      giveUp()
    }, milliseconds)
  })
  work.catch(() => undefined)
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

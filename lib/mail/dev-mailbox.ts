import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { newId } from '@/lib/core/ids'

/** A letter as the development mailbox keeps it. */
export type KeptMail = {
  id: string
  receivedAt: string
  from: string
  to: string[]
  recipients: string[]
  subject: string
  messageId: string | null
  references: string[]
  headers: Record<string, string>
  text: string
  html: string | null
}

const ID = /^[0-9a-f-]{36}$/

/**
 * Opens a local mail server that delivers nothing and keeps every letter as a file under the data folder, so that it
 * can be read at /dev/mailbox. They hold links to choose a password: nobody else on the machine may read them. Listens on
 * the loopback only; port 0 takes any free one.
 */
export async function openDevMailbox(dataDir: string, port: number) {
  await mkdir(folder(dataDir), { recursive: true, mode: 0o700 })
  // one that was there before
  await chmod(folder(dataDir), 0o700)
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 30 * 1024 * 1024,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', done)
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        keepMail(dataDir, Buffer.concat(chunks), recipients).then(() => done(), done)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  const bound = server.server.address()
  return {
    port: typeof bound === 'object' && bound ? bound.port : port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The letters of the development mailbox, newest first, at most `limit`, of one recipient if named. */
export async function listKeptMails(dataDir: string, { to, limit = 50 }: { to?: string; limit?: number } = {}) {
  const names = await readdir(folder(dataDir)).catch(() => [])
  const ids = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
  const mails: KeptMail[] = []
  for (const name of ids) {
    if (mails.length >= limit) break
    const mail = await findKeptMail(dataDir, name.slice(0, -'.json'.length))
    if (mail && (!to || mail.recipients.some((one) => one.toLowerCase() === to.toLowerCase()))) mails.push(mail)
  }
  return mails
}

/** One letter of the development mailbox, or null. */
export async function findKeptMail(dataDir: string, id: string): Promise<KeptMail | null> {
  if (!ID.test(id)) return null
  const text = await readFile(path.join(folder(dataDir), `${id}.json`), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as KeptMail)
}

async function keepMail(dataDir: string, raw: Buffer, recipients: string[]): Promise<void> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true })
  const id = newId()
  const mail: KeptMail = {
    id,
    receivedAt: new Date().toISOString(),
    from: parsed.from?.text ?? '',
    to: addresses(parsed.to),
    recipients,
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? null,
    references: [parsed.references ?? []].flat(),
    headers: Object.fromEntries(parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()])),
    text: parsed.text ?? '',
    html: parsed.html || null,
  }
  await writeFile(path.join(folder(dataDir), `${id}.eml`), raw, { mode: 0o600 })
  const unfinished = path.join(folder(dataDir), `${id}.part`)
  await writeFile(unfinished, JSON.stringify(mail), { mode: 0o600 })
  await rename(unfinished, path.join(folder(dataDir), `${id}.json`))
}

function addresses(field: AddressObject | AddressObject[] | undefined): string[] {
  return [field ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''))
}

function folder(dataDir: string): string {
  return path.join(dataDir, 'mail')
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { ensureBuilt, workerFile } from './build'
import { ensureClient } from './generate'
import { root } from './install.mjs'
import { type Kept, keepAlive } from './keep-alive'
import { keepDatabase } from './keep-database'
import { addressFor, answersAt, listensAt } from './listening'
import { migrate, takeTurn } from './migrate'
import { freePort, startProgram, stopProgram, untilAnswers } from './processes'
import { Trouble } from './say'
import { dataDir, demandSettings, openDatabase, secrets } from './settings'

/** `ended` tells which part ended by itself and could not be kept alive, as the beginning of a sentence. */
export type Casebell = { url: string; env: NodeJS.ProcessEnv; made: string[]; mailbox: boolean; ended: Promise<string>; stop: () => Promise<void> }

const tsx = (file: string) => [process.execPath, '--import', 'tsx', join(root, file)]

/** Files and letters pass through: glibc is to give their memory back, and not to keep an arena of it a thread. */
const gentleMalloc = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' }

const next = join(root, 'node_modules/next/dist/bin/next')
const watcher = join(root, 'node_modules/tsx/dist/cli.mjs')
// a worker under load fills whatever heap it is given; its live part is about 50 MB
const worker = () => [process.execPath, '--max-semi-space-size=2', '--max-old-space-size=80', workerFile()]
// it writes mail to disk as it comes
const slimListener = [process.execPath, '--max-semi-space-size=1', '--max-old-space-size=80']
// under load V8 would let the garbage of a page lie until the machine's memory is full; the live part is about 100 MB
const slimNode = [process.execPath, '--max-semi-space-size=16', '--max-old-space-size=224']

/** Starts all of Casebell on a port: database, mail, web, worker. What was there stays; an empty database gets the demo tenant. */
export async function startCasebell({
  port,
  dev = false,
  careless = false,
  quiet = false,
  working = true,
}: {
  port: number
  dev?: boolean
  careless?: boolean
  quiet?: boolean
  /** whether a worker runs too */
  working?: boolean
}): Promise<Casebell> {
  demandSettings()
  ensureClient()
  const { values, made } = secrets()
  const database = keepDatabase(await openDatabase({ careless }), () => openDatabase({ careless }))
  const parts: Kept[] = []
  // the mailbox says on its output where it listens, which we know
  const keep = (name: string, command: string[], env: NodeJS.ProcessEnv) =>
    parts.push(keepAlive(name, () => startProgram(command, env, { quiet: quiet || name === 'mailbox' })))
  const stop = async () => {
    await Promise.all(parts.map((part) => part.stop()))
    await database.stop()
  }
  try {
    const urls = await migrate(database.ownerUrl)
    const mailPort = process.env.SMTP_URL ? null : await freePort()
    // with the local mailbox people can answer its letters, too; a domain of one's own listens where the settings say
    const replyPort = mailPort && !process.env.REPLY_DOMAIN ? await freePort() : Number(process.env.REPLY_SMTP_PORT || 0) || null
    const localReplies = { REPLY_DOMAIN: 'reply.casebell.example.test', REPLY_SMTP_HOST: '127.0.0.1', REPLY_SENDER_CHECK: 'off' }
    const url = addressFor(port)
    if (process.env.CASEBELL_URL && url !== process.env.CASEBELL_URL)
      console.log(`CASEBELL_URL says ${process.env.CASEBELL_URL}, but PORT is ${port}: Casebell answers at ${url}.`)
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...values,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // a person at a terminal is told what is wrong, and not of every request
      LOG_LEVEL: process.env.LOG_LEVEL || (process.stdout.isTTY ? 'warn' : 'info'),
      PORT: String(port),
      CASEBELL_URL: url,
      CASEBELL_DATA_DIR: dataDir(),
      DATABASE_URL: urls.owner,
      DATABASE_RUNTIME_URL: process.env.DATABASE_RUNTIME_URL || urls.runtime,
      DATABASE_SYSTEM_URL: process.env.DATABASE_SYSTEM_URL || urls.system,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: values.CASEBELL_SECRET,
      ...(mailPort ? { SMTP_URL: `smtp://127.0.0.1:${mailPort}`, CASEBELL_MAILBOX: 'on' } : {}),
      ...(replyPort && !process.env.REPLY_DOMAIN ? localReplies : {}),
      ...(replyPort ? { REPLY_SMTP_PORT: String(replyPort) } : {}),
    }
    await seedWhenEmpty(urls.owner, env)
    if (!dev) ensureBuilt()
    if (mailPort) keep('mailbox', [...tsx('lib/mail/dev-mailbox-main.ts'), String(mailPort)], { ...env, CASEBELL_MAIL_PORT: String(mailPort) })
    if (working)
      keep('worker', dev ? [process.execPath, watcher, 'watch', '--clear-screen=false', 'lib/worker/main.ts'] : worker(), { ...gentleMalloc, ...env })
    // The owner's address is not given to what serves people.
    const { DATABASE_URL: _, ...webEnv } = env
    if (replyPort)
      keep('mail server for answers', [...slimListener, ...tsx('lib/replies/listener-main.ts').slice(1)], { ...gentleMalloc, ...webEnv } as NodeJS.ProcessEnv)
    const at = listensAt(url)
    const listening = ['-p', String(port), ...(at ? ['-H', at] : [])]
    const beginWeb = () =>
      startProgram([...(dev ? [process.execPath] : slimNode), next, dev ? 'dev' : 'start', ...listening], { ...gentleMalloc, ...webEnv } as NodeJS.ProcessEnv, {
        quiet,
      })
    const web = beginWeb()
    await untilAnswers(`${answersAt(at, port)}/api/health/live`, web, 'web server').catch(async (reason) => {
      await stopProgram(web)
      throw reason
    })
    parts.push(keepAlive('web server', beginWeb, { running: web }))
    const ended = Promise.race([database.gaveUp, ...parts.map(({ gaveUp }) => gaveUp)])
    return { url, env, made, mailbox: mailPort !== null, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Starts one more worker of a Casebell, as its own is started. */
export function startWorker(env: NodeJS.ProcessEnv, { quiet = false } = {}): ReturnType<typeof startProgram> {
  return startProgram(worker(), { ...gentleMalloc, ...env }, { quiet })
}

async function seedWhenEmpty(ownerUrl: string, env: NodeJS.ProcessEnv): Promise<void> {
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  try {
    await takeTurn(owner)
    const { rowCount } = await owner.query('SELECT FROM "Tenant" LIMIT 1')
    if (rowCount) return
    console.log('Telling the demo tenant’s story (once) …')
    const [command = '', ...args] = tsx('prisma/seed.ts')
    const { status } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    if (status !== 0) throw new Trouble('The demo tenant could not be seeded; the lines above say why.')
  } finally {
    await owner.end()
  }
}

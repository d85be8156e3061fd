import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { inTurn } from './in-turn'
import { root } from './install.mjs'
import { lockOf } from './postmaster'
import { Trouble } from './say'

/** `ended` is kept when the server ends without being asked to. */
export type Postgres = { ownerUrl: string; ended: Promise<void>; stop: () => Promise<void> }

/** How long a server that runs is given to answer: while it recovers, or until one of its connections is free. */
const patience = { starting: 60_000, full: 5_000 }

/**
 * The embedded PostgreSQL of a data folder: the one already running there, whose end is its own starter's, or a new one
 * that ends with this process, however this process ends. Of several starts at once one makes it. A server that runs is
 * left alone, also when it does not answer; that is told.
 */
export async function startPostgres(dataDir: string, { careless = false } = {}): Promise<Postgres> {
  mkdirSync(dataDir, { recursive: true })
  return inTurn(dataDir, async () => (await findRunning(dataDir)) ?? (await begin(dataDir, careless)) ?? (await findRunning(dataDir)) ?? refuse(dataDir))
}

/** A server of our own; null when somebody else's has the folder after all. */
async function begin(dataDir: string, careless: boolean): Promise<Postgres | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts/setup/postgres-main.ts'), dataDir, careless ? 'careless' : 'careful'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  const ended = once(child, 'exit').then(() => undefined)
  const ownerUrl = await ready(child)
  return ownerUrl ? { ownerUrl, ended, stop: () => stop(child) } : null
}

async function ready(child: ChildProcess): Promise<string | null> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  for await (const line of lines) {
    if (line.startsWith('ready ')) return line.slice(6)
    if (line === 'taken') return null
    if (line.startsWith('trouble ')) throw new Trouble(line.slice(8))
  }
  throw new Trouble('The embedded PostgreSQL did not start. Look at the lines above, or set DATABASE_URL to a server of your own.')
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.stdin?.end()
  await ended
}

function refuse(dataDir: string): never {
  const lock = lockOf(clusterOf(dataDir)?.folder ?? '')
  throw new Trouble(
    `A PostgreSQL seems to run in ${dataDir} already (process ${lock?.pid}), but it could not be reached. Stop what uses this folder, or set CASEBELL_DATA_DIR to another; nothing was changed.`,
  )
}

type Cluster = { folder: string; url?: string }

function clusterOf(dataDir: string): Cluster | null {
  const file = join(dataDir, 'postgres.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cluster) : null
}

/** The server that runs in a data folder, once it answers. One that runs and does not is a trouble. */
async function findRunning(dataDir: string): Promise<Postgres | null> {
  const cluster = clusterOf(dataDir)
  if (!cluster?.url) return null
  const began = Date.now()
  for (;;) {
    const lock = lockOf(cluster.folder)
    const url = new URL(cluster.url)
    if (lock?.holder === 'postgres' && lock.port) url.port = String(lock.port)
    const refusal = await refusalOf(url.href)
    if (!refusal) return shared(url)
    const isFull = refusal === '53300'
    // who says that it is full took our password
    if (!isFull && lock?.holder !== 'postgres') return null
    const waited = Date.now() - began
    if (isFull && waited > patience.full)
      throw new Trouble(
        `The database of ${dataDir} runs, and all its connections are in use. Wait until some are free or stop the Casebell that uses it, then start again.`,
      )
    if (waited > patience.starting)
      throw new Trouble(
        `The database of ${dataDir} runs (process ${lock?.pid}) but does not answer (${refusal}). Wait a moment and start again, or stop that process first.`,
      )
    await pause(200)
  }
}

/** Why a server does not take us at this address with this password; null when it does. */
async function refusalOf(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  // one that goes away while it answers
  client.on('error', () => {})
  try {
    await client.connect()
    return null
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    return code ?? message
  } finally {
    await client.end().catch(() => {})
  }
}

/** Somebody else's server: it is left running, and looked at every two seconds whether it still does. */
function shared(url: URL): Postgres {
  let watch: NodeJS.Timeout
  const ended = new Promise<void>((resolve) => {
    watch = setInterval(() => {
      const probe = connect(Number(url.port), url.hostname, () => probe.destroy())
      probe.on('error', () => {
        clearInterval(watch)
        resolve()
      })
    }, 2000).unref()
  })
  return { ownerUrl: url.href, ended, stop: async () => clearInterval(watch) }
}

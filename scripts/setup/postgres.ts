import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { root } from './install.mjs'
import { Trouble } from './say'

/** `ended` is kept when the server ends without being asked to. */
export type Postgres = { ownerUrl: string; ended: Promise<void>; stop: () => Promise<void> }

/**
 * The embedded PostgreSQL of a data folder: the one already running there, or a new one that ends with this process,
 * however this process ends.
 */
export async function startPostgres(dataDir: string, { careless = false } = {}): Promise<Postgres> {
  const running = await findRunning(dataDir)
  if (running) return { ownerUrl: running, ended: new Promise(() => {}), stop: async () => {} }
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts/setup/postgres-main.ts'), dataDir, careless ? 'careless' : 'careful'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  return { ownerUrl: await ready(child), ended: once(child, 'exit').then(() => undefined), stop: () => stop(child) }
}

async function ready(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  for await (const line of lines) {
    if (line.startsWith('ready ')) return line.slice(6)
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

async function findRunning(dataDir: string): Promise<string | null> {
  const file = join(dataDir, 'postgres.json')
  if (!existsSync(file)) return null
  const { url } = JSON.parse(readFileSync(file, 'utf8')) as { url?: string }
  return url && (await answers(url)) ? url : null
}

/** Whether a server takes this address and password. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

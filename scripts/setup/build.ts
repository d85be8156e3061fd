import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { root } from './install.mjs'
import { Trouble } from './say'

const inputs = [
  'app',
  'components',
  'emails',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'package-lock.json',
  'prisma/schema',
  'scripts/setup/build.ts',
]

export const distDir = () => process.env.CASEBELL_DIST_DIR || '.next'

/** Where the worker's program is built to. */
export const workerFile = () => join(root, distDir(), 'worker.mjs')

/** Builds the web application and the worker when a source changed since the last build. */
export function ensureBuilt(): void {
  const stamp = join(root, distDir(), 'casebell-sources')
  const wanted = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Building (once after every change, about half a minute) …')
  const next = join(root, 'node_modules/next/dist/bin/next')
  const { status, stdout } = spawnSync(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Trouble(`${stdout}\nThe build failed; the lines above say where.`)
  buildWorker()
  writeFileSync(stamp, wanted)
}

/** One file of ours; packages stay where they are. What reads TypeScript as it runs would keep 120 MB for that alone. */
function buildWorker(): void {
  const entry = join(root, 'lib/worker/main.ts')
  buildSync({
    entryPoints: [entry],
    outfile: workerFile(),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
  })
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const input of inputs) {
    const path = join(root, input)
    if (existsSync(path)) add(hash, path)
  }
  return hash.digest('hex')
}

function add(hash: ReturnType<typeof createHash>, path: string): void {
  const entries = isFolder(path) ? readdirSync(path).sort() : null
  if (!entries) {
    if (!/\.test\.tsx?$/.test(path)) hash.update(path).update(readFileSync(path))
    return
  }
  for (const name of entries) if (name !== 'generated') add(hash, join(path, name))
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path)
    return true
  } catch {
    return false
  }
}

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'
import { Trouble } from './say'

/** Generates the Prisma client when the schema changed. Works offline: the engine binary it asks for is never run. */
export function ensureClient(): void {
  const folder = join(root, 'prisma/schema')
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)))
  const stamp = join(root, 'lib/db/generated/.schema-hash')
  const wanted = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const prisma = join(root, 'node_modules/prisma/build/index.js')
  const { status, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--schema', 'prisma/schema'], {
    cwd: root,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Trouble(`The Prisma client could not be generated: ${stderr}`)
  writeFileSync(stamp, wanted)
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureClient } from './generate'
import { root } from './install.mjs'
import { migrate } from './migrate'
import { main, Trouble } from './say'
import { demandSeedArguments } from './seed-arguments'
import { secrets, withDatabase } from './settings'

await main(async () => {
  const told = process.argv.slice(2)
  demandSeedArguments(told)
  await withDatabase(async (ownerUrl) => {
    ensureClient()
    const urls = await migrate(ownerUrl)
    const env = { ...process.env, ...secrets().values, DATABASE_URL: urls.owner, DATABASE_RUNTIME_URL: urls.runtime, DATABASE_SYSTEM_URL: urls.system }
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'prisma/seed.ts'), ...told], {
      cwd: root,
      env,
      stdio: 'inherit',
    })
    if (status !== 0) throw new Trouble('Seeding failed; the lines above say why.')
  })
})

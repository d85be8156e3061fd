import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '@/scripts/setup/migrate'
import { startPostgres } from '@/scripts/setup/postgres'

/** One embedded PostgreSQL a test run, with a migrated template that each test file clones. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join('/var/tmp', 'casebell-test-'))
  chmodSync(folder, 0o755)
  const postgres = await startPostgres(folder, { careless: true })
  const urls = await migrate(postgres.ownerUrl)
  process.env.CASEBELL_TEST_TEMPLATE = urls.owner
  process.env.CASEBELL_TEST_RUNTIME = urls.runtime
  process.env.CASEBELL_TEST_SYSTEM = urls.system
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

import { ensureClient } from '../setup/generate'
import { main } from '../setup/say'
import { quickChecks, sum } from './checks'
import { runVitest } from './vitest'

await main(async () => {
  ensureClient()
  const { passed, failed } = sum([
    quickChecks(),
    runVitest(['lib/testing/laws', 'lib/core', 'lib/holds/rules', 'lib/cases/rules', 'lib/cases/statuses/rules', 'lib/cases/types/rules']),
  ])
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
})

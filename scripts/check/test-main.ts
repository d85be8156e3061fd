import { ensureClient } from '../setup/generate'
import { main } from '../setup/say'
import { quickChecks, sum } from './checks'
import { runPlaywright } from './playwright'
import { runVitest } from './vitest'

await main(async () => {
  ensureClient()
  const { passed, failed } = sum([quickChecks(), runVitest(), await runPlaywright()])
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
})

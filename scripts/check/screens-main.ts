import { ensureClient } from '../setup/generate'
import { main } from '../setup/say'
import { runPlaywright } from './playwright'

// The pictures of docs/screens, from a demo tenant that nobody has touched yet.
await main(async () => {
  ensureClient()
  process.env.CASEBELL_SCREENS = 'on'
  const { failed } = await runPlaywright(['e2e/screens.spec.ts'])
  process.exit(failed === 0 ? 0 : 1)
})

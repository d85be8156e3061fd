import { ensureInstalled, runProgram } from './setup/install.mjs'

ensureInstalled()
await runProgram('scripts/setup/seed-main.ts')

import { ensureInstalled, runProgram } from './setup/install.mjs'

ensureInstalled()
await runProgram('scripts/check/main.ts')

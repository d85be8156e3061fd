import { ensureInstalled, runProgram } from './setup/install.mjs'

ensureInstalled()
await runProgram('scripts/check/screens-main.ts')

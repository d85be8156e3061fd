import { ensureInstalled, runProgram } from './setup/install.mjs'

ensureInstalled()
await runProgram('scripts/start/main.ts')

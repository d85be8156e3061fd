import { ensureInstalled, runProgram } from './setup/install.mjs'

ensureInstalled()
await runProgram('scripts/bench/main.ts')

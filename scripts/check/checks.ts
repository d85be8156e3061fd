import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { distDir } from '../setup/build'
import { root } from '../setup/install.mjs'

export type Outcome = { passed: number; failed: number }

const bin = (name: string) => join(root, 'node_modules/.bin', name)

/** Runs a program; each that fails counts as one failure. */
export function step(name: string, command: string, args: string[], env: NodeJS.ProcessEnv = process.env): Outcome {
  console.log(`\n── ${name}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env })
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** What is known without running Casebell: style, types, unused code. */
export function quickChecks(): Outcome {
  // what an older build says of pages that moved since
  for (const made of ['types', 'dev/types']) rmSync(join(root, distDir(), made), { recursive: true, force: true })
  return sum([
    step('style (Biome)', bin('biome'), ['check', '--diagnostic-level=error', '.']),
    step('types (TypeScript)', bin('tsc'), ['--noEmit', '-p', '.']),
    step('unused code (knip)', bin('knip'), ['--no-progress']),
  ])
}

export function sum(outcomes: Outcome[]): Outcome {
  return outcomes.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), { passed: 0, failed: 0 })
}

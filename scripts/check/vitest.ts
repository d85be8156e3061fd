import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../setup/install.mjs'
import { type Outcome, step } from './checks'

/** Runs the unit and PostgreSQL tests, all or those named, and counts each. */
export function runVitest(only: string[] = []): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'casebell-vitest-'))
  const report = join(folder, 'report.json')
  const { failed } = step('unit and PostgreSQL tests (Vitest)', join(root, 'node_modules/.bin/vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...only,
  ])
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
    return { passed: numPassedTests ?? 0, failed: Math.max(failed, numFailedTests ?? 0, numFailedTestSuites && !numFailedTests ? 1 : 0) }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../setup/install.mjs'
import { freePort, startProgram, stopProgram, untilAnswers } from '../setup/processes'
import { scriptsOf } from './pages'

/** What each page of ours is held against. */
export const barePaths = { 'bare route': '/api/bare', 'bare page': '/', 'bare table': '/table' } as const
export type Bare = {
  url: string
  /** the scripts of its page, gzipped, in KB */
  scripts: number
  stop: () => Promise<unknown>
}

/** The least Next.js can do on this machine: a route, a page, a page with a table of 50 rows. Runs until it is stopped, beside what is measured. */
export async function startBare(): Promise<Bare> {
  const next = join(root, 'node_modules/next/dist/bin/next')
  const folder = join(root, 'scripts/bench/bare')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv
  spawnSync(process.execPath, [next, 'build', folder], { cwd: root, env, stdio: 'inherit' })
  const port = await freePort()
  const web = startProgram([process.execPath, next, 'start', folder, '-p', String(port)], env, { quiet: true })
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(url, web, 'bare server')
  return { url, scripts: await scriptsOf(url, ''), stop: () => stopProgram(web) }
}

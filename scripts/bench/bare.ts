import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../setup/install.mjs'
import { freePort, startProgram, stopProgram, untilAnswers } from '../setup/processes'
import { load, type Reading } from './load'
import { scriptsOf } from './pages'

/** The least Next.js can do on this machine, now: a route, a page, a page with a table of 50 rows, and their scripts in KB. */
export async function measureBare(seconds: number, told: (reading: Reading) => void): Promise<{ readings: Reading[]; scripts: number }> {
  const next = join(root, 'node_modules/next/dist/bin/next')
  const folder = join(root, 'scripts/bench/bare')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv
  spawnSync(process.execPath, [next, 'build', folder], { cwd: root, env, stdio: 'inherit' })
  const port = await freePort()
  const web = startProgram([process.execPath, next, 'start', folder, '-p', String(port)], env, { quiet: true })
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(url, web, 'bare server')
  const readings: Reading[] = []
  for (const connections of [1, 16]) {
    for (const [name, path] of [
      ['bare route', '/api/bare'],
      ['bare page', '/'],
      ['bare table', '/table'],
    ] as const) {
      const reading = await load(name, url + path, { connections, seconds })
      readings.push(reading)
      told(reading)
    }
  }
  const scripts = await scriptsOf(url, '')
  await stopProgram(web)
  return { readings, scripts }
}

import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import webpush from 'web-push'
import { startCasebell } from '../setup/casebell'
import { root } from '../setup/install.mjs'
import { freePort } from '../setup/processes'
import { type Outcome, step } from './checks'
import { findChromium } from './chromium'

/** Somebody else's services, which a story starts by itself on this port (e2e/services.ts); until then they are away. */
function servicesAt(port: number): Record<string, string> {
  const { publicKey, privateKey } = webpush.generateVAPIDKeys()
  return {
    TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
    TWILIO_AUTH_TOKEN: 'a-token-of-nobody',
    TWILIO_FROM: '+12065550100',
    TWILIO_API_URL: `http://127.0.0.1:${port}`,
    VAPID_PUBLIC_KEY: publicKey,
    VAPID_PRIVATE_KEY: privateKey,
    VAPID_SUBJECT: 'mailto:notices@casebell.example.test',
    PUSH_HOSTS: `127.0.0.1:${port}`,
  }
}

/** Builds Casebell, starts all of it on a free port with a data folder of its own, and runs the browser tests on it. */
export async function runPlaywright(only: string[] = []): Promise<Outcome> {
  const chromium = findChromium()
  const folder = mkdtempSync('/var/tmp/casebell-e2e-')
  chmodSync(folder, 0o755) // as root, PostgreSQL runs as another user
  process.env.CASEBELL_DATA_DIR = folder
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'CASEBELL_URL', 'UPLOADTHING_TOKEN']) delete process.env[name]
  Object.assign(process.env, servicesAt(await freePort()))
  const casebell = await startCasebell({ port: await freePort(), careless: true, quiet: true })
  const report = join(folder, 'playwright.json')
  try {
    const env: NodeJS.ProcessEnv = { ...casebell.env, NODE_ENV: 'test', CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
    const { failed } = step('browser tests (Playwright)', join(root, 'node_modules/.bin/playwright'), ['test', '-c', 'e2e/playwright.config.ts', ...only], env)
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as { stats: { expected: number; unexpected: number; flaky: number } }
    return { passed: stats.expected, failed: Math.max(failed, stats.unexpected + stats.flaky) }
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1 }
  } finally {
    await casebell.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

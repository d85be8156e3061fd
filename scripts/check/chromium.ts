import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { root } from '../setup/install.mjs'
import { Trouble } from '../setup/say'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** A Chromium to test with: the one of CHROMIUM_PATH, of the system, or of Playwright; installed when it can be. */
export function findChromium(): string {
  const found = look()
  if (found) return found
  console.log('No Chromium here; installing one …')
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  if (!look()) spawnSync(join(root, 'node_modules/.bin/playwright'), ['install', 'chromium'], { stdio: 'inherit' })
  const installed = look()
  if (installed) return installed
  throw new Trouble('The browser tests need a Chromium. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to it.')
}

function look(): string | undefined {
  return [process.env.CHROMIUM_PATH ?? '', ...places, ...playwrights()].find((path) => path && existsSync(path))
}

function playwrights(): string[] {
  const cache = join(homedir(), '.cache/ms-playwright')
  if (!existsSync(cache)) return []
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) => [join(cache, name, 'chrome-linux/chrome'), join(cache, name, 'chrome-linux64/chrome')])
}

// Plain Node.js, since nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Installs what package-lock.json names when it is not there or older than the lock. Exits with one sentence when it cannot. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Casebell needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs - 1000) return
  console.log('Installing what is missing (once, a minute or two) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: '' },
  })
  if (status !== 0) {
    console.error('npm could not install the packages. Check the connection and run the same command again.')
    process.exit(1)
  }
}

/** Runs a TypeScript program of ours with the same arguments, and ends as it ends. The program hears when we are gone. */
export async function runProgram(file, args = process.argv.slice(2)) {
  const { spawn } = await import('node:child_process')
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, file), ...args], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  // npm may be killed without a word to us, or to the shell it started us by
  const parent = process.ppid
  const npm = npmAbove(parent)
  setInterval(() => (process.ppid !== parent || (npm && !lives(npm))) && child.kill('SIGTERM'), 1000).unref()
}

/** The npm whose shell started us; nothing when it started us itself, or nobody of that name did. */
function npmAbove(shell) {
  const about = (pid) => /(\d+)\s+(.*)/.exec(spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '') ?? []
  const [, above, command = ''] = about(shell)
  if (/^(?!sh\b).*\bnpm\b/.test(command) || !above) return undefined
  return /\bnpm\b/.test(about(above)[2] ?? '') ? Number(above) : undefined
}

function lives(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

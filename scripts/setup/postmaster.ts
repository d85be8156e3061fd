import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Who holds PostgreSQL's own lock in a cluster's folder. `postgres` is proven to be the server of this very folder;
 * `nobody` is left of a server that was killed hard, also where its number went to another program or a dead process;
 * `unknown` lives, and cannot be looked at here.
 */
export type Lock = { pid: number; port: number; holder: 'postgres' | 'nobody' | 'unknown' }

/** PostgreSQL's lock in a cluster's folder (postmaster.pid: number, folder, start, port, …); null where there is none. */
export function lockOf(folder: string): Lock | null {
  const [pid, , , port] = read(join(folder, 'postmaster.pid'))?.split('\n').map(Number) ?? []
  if (!pid) return null
  return { pid, port: port || 0, holder: lives(pid) ? holderOf(pid, folder) : 'nobody' }
}

/** When a process began, in whatever words this machine has for it: tells it from a later one of the same number. Null when there is none. */
export function beginOf(pid: number): string | null {
  if (!lives(pid)) return null
  const [, begun] = /^.*\) (?:\S+ ){19}(\d+)/s.exec(read(`/proc/${pid}/stat`) ?? '') ?? []
  return begun ?? ps(pid, 'lstart=') ?? ''
}

function holderOf(pid: number, folder: string): Lock['holder'] {
  const command = read(`/proc/${pid}/cmdline`)?.split('\0') ?? ps(pid, 'args=')?.split(' ')
  if (!command) return 'unknown'
  if (!/^(postgres|postmaster)(\.exe)?:?$/.test(basename(command[0] ?? ''))) return 'nobody'
  if (command.join(' ').includes(`-D ${folder} `)) return 'postgres'
  try {
    // it works in its folder, by whatever way that was named
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder) ? 'postgres' : 'nobody'
  } catch {
    return 'unknown'
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function ps(pid: number, what: string): string | null {
  return spawnSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from './install.mjs'
import { Trouble } from './say'

/** Starts a program that ends with us, however we end. Its words go to ours. */
export function startProgram(command: string[], env: NodeJS.ProcessEnv, { quiet = false } = {}): ChildProcess {
  return spawn(process.execPath, [join(root, 'scripts/setup/guard.mjs'), ...command], {
    cwd: root,
    env,
    stdio: ['pipe', quiet ? 'ignore' : 'inherit', 'inherit'],
    detached: true,
  })
}

/** Asks a program to end and waits until it has. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.stdin?.end()
  await ended
}

/** Waits until an address answers, whatever it answers; a program that ended meanwhile is a trouble. */
export async function untilAnswers(url: string, child: ChildProcess, name: string): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Trouble(`The ${name} ended at once; the lines above say why.`)
    try {
      await fetch(url, { redirect: 'manual' })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Trouble(`The ${name} did not answer within a minute.`)
}

/** Refuses a port that is none, that somebody else listens on, or that this user may not listen on. */
export async function demandFreePort(port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Trouble('PORT is no port. Choose a number between 1024 and 65535: PORT=3001 npm start')
  const refusal = await listenOnce(port)
  if (refusal === 'EACCES') throw new Trouble(`Port ${port} is kept for the administrator of this machine. Choose another: PORT=3000 npm start`)
  if (refusal) throw new Trouble(`Port ${port} is in use. Stop what listens there, or choose another: PORT=${port < 65_535 ? port + 1 : 3000} npm start`)
}

/** Why nobody can listen on a port here, for everybody or for this machine only; undefined when one can. */
async function listenOnce(port: number): Promise<string | undefined> {
  return (await refusalOf(port)) ?? refusalOf(port, '127.0.0.1')
}

function refusalOf(port: number, at?: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    probe.listen(port, at, () => probe.close(() => resolve(undefined)))
  })
}

/**
 * A port nobody listens on, below those that systems lend to outgoing connections (from 32,768 on): one of these may be
 * gone again before it is used. The wished one, if nobody listens there. Where none of a hundred can be had, that is told.
 */
export async function freePort(wished?: number): Promise<number> {
  let refusal: string | undefined
  for (let tries = 0; tries < 100; tries++) {
    const port = (tries === 0 && wished) || randomInt(20_000, 32_768)
    refusal = await listenOnce(port)
    if (!refusal) return port
  }
  throw new Trouble(`No port between 20000 and 32767 can be listened on here (${refusal}). Free one, or allow this user to listen.`)
}

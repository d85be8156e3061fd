import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll } from 'vitest'

/**
 * Starts a file of ours as a process, as `npm run worker` and its like do, and waits until it says that it is ready. A
 * worker beats every half second, so what a killed one held is free within four. Whatever still runs is killed after the
 * test file.
 */
export async function startChild(
  file: string,
  { flags = [], settings = {} }: { flags?: string[]; settings?: Record<string, string> } = {},
): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', path.resolve(file)], {
    env: { ...process.env, ...settings, NODE_ENV: 'test', LOG_LEVEL: 'error', WORKER_BEAT_MS: '500', MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const [{ port = 0 }] = (await once(child, 'message')) as [{ port?: number }]
  return { child, port }
}
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** Ends a process and waits until it is gone: `SIGKILL` as the machine does when it runs out of memory. */
export async function endChild(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

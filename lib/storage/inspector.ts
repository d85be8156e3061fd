import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { log } from '@/lib/core/log'
import { pdf } from './file-kinds'
import { framesOf, writeFrame } from './frames'
import { type Inspected, sniffFile, unreadablePdf } from './sniff-file'

type Inspector = ChildProcess & { stdin: Socket; stdout: Socket; answers: ReturnType<typeof framesOf> }
type Kept = { inspector?: Inspector; idle?: NodeJS.Timeout; turn: Promise<unknown> }
const shared = globalThis as typeof globalThis & { casebellInspector?: Kept }
shared.casebellInspector ??= { turn: Promise.resolve() }
const kept = shared.casebellInspector

const usualPatience = 30_000
const idleMs = 60_000
const mostKilobytes = 1_200_000

/**
 * What `inspectFile` finds. A file that must be opened is opened by a process apart: one that is made to break its
 * reader, or fills the memory, breaks and fills that process only, and nobody waits for a picture to be decoded. One file
 * at a time. A file that breaks its reader twice, or keeps it busy for too long, is `unreadable` when it is a PDF, which is
 * kept as it came; a picture is refused as dangerous. Idle, the process ends and gives its memory back.
 */
export async function inspectApart(bytes: Uint8Array, { patience = usualPatience } = {}): Promise<Inspected> {
  const seen = await sniffFile(bytes)
  if (!('toOpen' in seen)) return seen
  const mine = kept.turn.then(async () => {
    const first = await ask(bytes, patience)
    const found = first === 'broken' ? await ask(bytes, patience) : first
    if (typeof found !== 'string') return found
    return seen.toOpen === pdf ? unreadablePdf(bytes) : { refused: 'dangerous' as const }
  })
  kept.turn = mine.catch(() => undefined)
  return mine
}

/** Asks once. An inspector that cannot even begin is an error of ours. */
async function ask(bytes: Uint8Array, patience: number): Promise<Inspected | 'broken' | 'late'> {
  clearTimeout(kept.idle)
  kept.inspector ??= await begin()
  const inspector = kept.inspector
  holdOpen(inspector, true)
  let late = false
  const timer = setTimeout(() => {
    late = true
    inspector.kill('SIGKILL')
  }, patience)
  try {
    writeFrame(inspector.stdin, bytes)
    const told = (await inspector.answers.next()).value
    const { changed, ...seen } = told ? JSON.parse(told.toString()) : { changed: true }
    const after = changed ? (await inspector.answers.next()).value : bytes
    if (told && seen.refused) return seen
    if (told && after) return { ...seen, bytes: after }
    log.warn({ late }, 'the inspector did not survive a file')
    end(inspector)
    return late ? 'late' : 'broken'
  } finally {
    clearTimeout(timer)
    holdOpen(inspector, false)
    kept.idle = setTimeout(() => end(inspector), idleMs).unref()
  }
}

async function begin(): Promise<Inspector> {
  const program = [process.execPath, '--max-old-space-size=768', '--import', 'tsx', join(process.cwd(), 'lib/storage/inspector-main.ts')]
  // the shell bounds what the program may fill; its heap is only a part of that
  const bounded = process.platform === 'win32' ? program : ['/bin/sh', '-c', `ulimit -d ${mostKilobytes}; exec "$@"`, 'sh', ...program]
  // what it runs is not part of the built application
  const started = spawn(/*turbopackIgnore: true*/ bounded[0] ?? '', bounded.slice(1), {
    stdio: ['pipe', 'pipe', 'ignore'],
    // it opens files of strangers: nothing of ours goes with it
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
  })
  const inspector = Object.assign(started as Inspector, { answers: framesOf(started.stdout) })
  inspector.on('error', () => inspector.stdout.destroy())
  inspector.stdin.on('error', () => {})
  inspector.once('exit', () => end(inspector))
  if (String((await inspector.answers.next()).value) !== 'ready') throw new Error('the inspector of files did not start')
  return inspector
}

/** Idle, it keeps no program of ours from ending; it ends with us. */
function holdOpen(inspector: Inspector, open: boolean): void {
  for (const handle of [inspector, inspector.stdin, inspector.stdout]) open ? handle.ref() : handle.unref()
}

function end(inspector: Inspector): void {
  if (kept.inspector === inspector) delete kept.inspector
  inspector.stdin.destroy()
  inspector.kill('SIGKILL')
}

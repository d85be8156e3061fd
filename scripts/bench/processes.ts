import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory in MB of the largest process below this one whose command line holds a word. */
export function memoryOf(word: string): number {
  return Math.max(0, ...processesOf(word).map((pid) => readingOf(pid).residentMb))
}

/** Waits for a process below this one whose command line holds a word, and answers its id. */
export async function untilProcess(word: string): Promise<number> {
  for (;;) {
    const [pid] = processesOf(word)
    if (pid !== undefined) return pid
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** What a process has used: processor seconds since it began, memory now and at most; noughts when it ended. */
export function readingOf(pid: number): { cpuSeconds: number; residentMb: number; peakMb: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100, residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }
  } catch {
    return { cpuSeconds: 0, residentMb: 0, peakMb: 0 }
  }
}

function processesOf(word: string): number[] {
  return descendants(process.pid).filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      return command.includes(word) && !command.includes('guard.mjs')
    } catch {
      return false
    }
  })
}

function descendants(parent: number): number[] {
  const parents = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const of = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
      parents.set(of, [...(parents.get(of) ?? []), Number(name)])
    } catch {}
  }
  const below = (pid: number): number[] => (parents.get(pid) ?? []).flatMap((child) => [child, ...below(child)])
  return below(parent)
}

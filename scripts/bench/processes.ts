import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory in MB of the largest process below this one whose command line holds a word. */
export function memoryOf(word: string): number {
  const found = descendants(process.pid).flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (!command.includes(word) || command.includes('guard.mjs')) return []
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      return kilobytes ? [Math.round(Number(kilobytes) / 1024)] : []
    } catch {
      return []
    }
  })
  return Math.max(0, ...found)
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

type Turns = { running: number; waiting: (() => void)[] }
const shared = globalThis as typeof globalThis & { casebellTurns?: Map<string, Turns> }
shared.casebellTurns ??= new Map()
const all = shared.casebellTurns

/**
 * Lets at most `limit` works of one name run at once in this process; the others wait, first come, first served. For
 * what fills memory. A work that fails gives its place on like any other.
 */
export function atMost(limit: number, name: string): <T>(work: () => Promise<T>) => Promise<T> {
  const turns = all.get(name) ?? { running: 0, waiting: [] }
  all.set(name, turns)
  return async (work) => {
    if (turns.running < limit) turns.running++
    else await new Promise<void>((resolve) => turns.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = turns.waiting.shift()
      if (next) next()
      else turns.running--
    }
  }
}

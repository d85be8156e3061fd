type Turns = { weight: number; waiting: { weight: number; begin: () => void }[] }
const shared = globalThis as typeof globalThis & { casebellTurns?: Map<string, Turns> }
shared.casebellTurns ??= new Map()
const all = shared.casebellTurns

/**
 * Lets works of one name run at once in this process as long as they weigh at most `limit` together; the others wait,
 * first come, first served. One that is heavier runs alone. For what fills memory. A work that fails makes room like any
 * other.
 */
export function atMost(limit: number, name: string): <T>(weight: number, work: () => Promise<T>) => Promise<T> {
  const turns = all.get(name) ?? { weight: 0, waiting: [] }
  all.set(name, turns)
  const next = () => {
    for (let first = turns.waiting[0]; first && (turns.weight === 0 || turns.weight + first.weight <= limit); first = turns.waiting[0]) {
      turns.waiting.shift()
      turns.weight += first.weight
      first.begin()
    }
  }
  return async (weight, work) => {
    await new Promise<void>((begin) => {
      turns.waiting.push({ weight, begin })
      next()
    })
    try {
      return await work()
    } finally {
      turns.weight -= weight
      next()
    }
  }
}

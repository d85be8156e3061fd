import autocannon from 'autocannon'

export type Reading = { perSecond: number; p50: number; p95: number; bytes: number; errors: number }
/** An address to load, with what is sent along. */
export type Target = { url: string; headers?: Record<string, string> }
type Wish = { connections: number; seconds?: number }

/**
 * Requests before anything is measured, in which V8 compiles what it runs again and again: a bare page is as it stays after
 * 1,000, a case page after 4,000 (a page took 11 ms in the first thousand, 10 in the second, 9 from the fourth on). A server in use is past them.
 */
const warmUp = 4000
/** Requests that tell how many come a second. */
const glimpse = 100
/** How often two addresses take turns. */
const turns = 5

/** Loads one address for about so many seconds, warm, and tells what came of it. Anything but 2xx and 304 is an error. */
export async function load(target: Target, { connections, seconds = 6 }: Wish): Promise<Reading> {
  const { perSecond } = await warm(target, connections)
  return readingOf([await fire(target, connections, perSecond * seconds)])
}

/**
 * Loads two addresses in turns, each for about so many seconds in all, warm. A machine whose speed doubles and halves
 * within minutes, as a shared one does, tells nothing by what it did a while ago; in turns both see the same of it.
 */
export async function loadInTurns(one: Target, other: Target, { connections, seconds = 6 }: Wish): Promise<[Reading, Reading]> {
  const aTurnOf = async (target: Target) => ((await warm(target, connections)).perSecond * seconds) / turns
  const [amount, itsAmount] = [await aTurnOf(one), await aTurnOf(other)]
  const [runs, itsRuns]: [Run[], Run[]] = [[], []]
  for (let turn = 0; turn < turns; turn++) {
    runs.push(await fire(one, connections, amount))
    itsRuns.push(await fire(other, connections, itsAmount))
  }
  return [readingOf(runs), readingOf(itsRuns)]
}

/** What one run told, each answer's milliseconds, and how long it was to the last of them. */
type Run = { result: autocannon.Result; taken: number[]; seconds: number }

const warmed = new Set<string>()

/** Enough requests, once, for what is measured to be as it stays; tells how many come a second. */
async function warm(target: Target, connections: number): Promise<Reading> {
  if (!warmed.has(target.url)) await fire(target, 16, warmUp)
  warmed.add(target.url)
  return readingOf([await fire(target, connections, glimpse)])
}

/** So many requests, all of them answered: whoever stops by the clock throws away what is half done, the more the slower a page is. */
function fire({ url, headers }: Target, connections: number, amount: number): Promise<Run> {
  const taken: number[] = []
  const began = performance.now()
  let last = began
  return new Promise((resolve, reject) => {
    const run = autocannon({ url, headers, connections, amount: Math.max(connections * 4, Math.round(amount)) }, (error, result) =>
      error ? reject(error) : resolve({ result, taken, seconds: (last - began) / 1000 }),
    )
    run.on('response', (_client, _status, _bytes, milliseconds) => {
      taken.push(milliseconds)
      last = performance.now()
    })
  })
}

function readingOf(runs: Run[]): Reading {
  const sum = (of: (run: Run) => number) => runs.reduce((total, run) => total + of(run), 0)
  const taken = runs.flatMap((run) => run.taken).sort((a, b) => a - b)
  return {
    perSecond: taken.length / sum(({ seconds }) => seconds),
    p50: percentile(taken, 50),
    p95: percentile(taken, 95),
    bytes: Math.round(sum(({ result }) => result.throughput.total) / Math.max(1, taken.length)),
    errors: sum(({ result }) => result.errors + result.timeouts + result.non2xx - (result['3xx'] ?? 0)),
  }
}

/** Runs `work` again and again from so many callers at once until `total` are done; answers each one's milliseconds. */
export async function repeat(total: number, callers: number, work: (index: number) => Promise<number>): Promise<number[]> {
  const taken: number[] = []
  let next = 0
  const caller = async () => {
    while (next < total) taken.push(await work(next++))
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return taken.sort((a, b) => a - b)
}

/** The value under which so many percent lie. */
export function percentile(sorted: number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0
}

import autocannon from 'autocannon'

export type Reading = { name: string; connections: number; perSecond: number; p50: number; p95: number; bytes: number; errors: number }

/** Requests before anything is measured, in which V8 compiles what it runs again and again. A server in use is past them. */
const warmUp = 1000

/**
 * Loads one address for some seconds, warm, and tells what came of it. Anything but 2xx and 304 is an error. The bare
 * server is warmed in the same way.
 */
export async function load(
  name: string,
  url: string,
  { connections, seconds = 6, headers = {} }: { connections: number; seconds?: number; headers?: Record<string, string> },
): Promise<Reading> {
  await autocannon({ url, connections: Math.max(4, connections), amount: warmUp, headers })
  const taken: number[] = []
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({ url, connections, duration: seconds, headers }, (error, done) => (error ? reject(error) : resolve(done)))
    run.on('response', (_client, _status, _bytes, milliseconds) => taken.push(milliseconds))
  })
  taken.sort((a, b) => a - b)
  return {
    name,
    connections,
    perSecond: result.requests.average,
    p50: percentile(taken, 50),
    p95: percentile(taken, 95),
    bytes: Math.round(result.throughput.total / Math.max(1, result.requests.total)),
    errors: result.errors + result.timeouts + result.non2xx - (result['3xx'] ?? 0),
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

import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import { test as base } from './fixtures'

type Point = { at: number; then: 'break' | 'hold'; met: () => void }

/** A browser's line to Casebell (a proxy for HTTP), which breaks or holds at the bytes of a file it is told. */
export type Line = {
  /** from which byte each try to send a file went on */
  starts: number[]
  /** Breaks the connection when so many bytes of the file have gone through, one after the other; done with the last. */
  breakAt: (...bytes: number[]) => Promise<void>
  /** Lets no more through than so many bytes of the file; done when they have gone. */
  holdAt: (bytes: number) => Promise<void>
  /** Lets everything through again. */
  open: () => void
  /** Breaks the connection instead of bringing the next answer to a whole file; done when it was lost. */
  loseAnswer: () => Promise<void>
}

async function aLine(): Promise<Line & { address: string; close: () => Promise<void> }> {
  const starts: number[] = []
  const points: Point[] = []
  let lost: (() => void) | null = null
  const signs = new EventEmitter()

  /** Passes on the bytes of a file, as far as the next point; false when the connection ends there. */
  async function passFile(asked: IncomingMessage, write: (bytes: Buffer) => Promise<void>): Promise<boolean> {
    let at = Number(/bytes=(\d+)-/.exec(asked.headers.range ?? '')?.[1] ?? 0)
    starts.push(at)
    for await (const bytes of asked as AsyncIterable<Buffer>) {
      let rest = bytes
      for (let point = points[0]; point && at + rest.length >= point.at; point = points[0]) {
        const now = Math.max(0, point.at - at)
        await write(rest.subarray(0, now))
        rest = rest.subarray(now)
        at += now
        points.shift()
        point.met()
        if (point.then === 'break') return false
        await once(signs, 'open')
      }
      await write(rest)
      at += rest.length
    }
    return true
  }

  const server = createServer(async (asked, answer) => {
    const isFile = asked.method === 'PUT' && asked.url?.includes('/api/ingest/')
    const onward = request(asked.url ?? '', { method: asked.method, headers: asked.headers, agent: false })
    const { socket } = asked
    const end = () => {
      onward.destroy()
      socket.destroy()
    }
    onward.on('error', end)
    answer.on('close', () => answer.writableFinished || end())
    onward.on('response', (back) => {
      if (isFile && lost) {
        lost()
        lost = null
        return end()
      }
      // a connection for each: a browser sends a request again by itself when a connection it used before breaks
      answer.writeHead(back.statusCode ?? 502, { ...back.headers, connection: 'close' })
      back.pipe(answer)
    })
    if (!isFile) return asked.pipe(onward)
    const write = (bytes: Buffer) => new Promise<void>((resolve) => onward.write(bytes, () => resolve()))
    const whole = await passFile(asked, write).catch(() => false)
    if (whole) onward.end()
    else end()
  })
  // what a test asks for beside the page goes through as it is
  server.on('connect', ({ url }: IncomingMessage, socket: Duplex) => {
    const { hostname, port } = new URL(`http://${url}`)
    const onward = connect(Number(port), hostname, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    pipeline(socket, onward, socket, () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const meet = (at: number, then: Point['then']) => new Promise<void>((met) => points.push({ at, then, met }))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    starts,
    breakAt: async (...bytes) => void (await Promise.all(bytes.map((at) => meet(at, 'break')))),
    holdAt: (bytes) => meet(bytes, 'hold'),
    open: () => {
      points.length = 0
      signs.emit('open')
    },
    loseAnswer: () =>
      new Promise((resolve) => {
        lost = resolve
      }),
    close: async () => {
      signs.emit('open')
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Each test with a line of its own, which its page goes by. */
export const test = base.extend<{ line: Line & { address: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are asked for from the pattern
  line: async ({}, use) => {
    const line = await aLine()
    await use(line)
    await line.close()
  },
  proxy: ({ line }, use) => use({ server: line.address }),
})

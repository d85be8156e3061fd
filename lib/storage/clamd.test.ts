import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { scanFile } from './clamd'

let server: Server
const sockets = new Set<Socket>()

function settings(change: Record<string, string>): void {
  Object.assign(process.env, change)
  forgetEnv()
}
beforeEach(() => {
  settings({
    DATABASE_RUNTIME_URL: 'postgresql://none.example.test/none',
    DATABASE_SYSTEM_URL: 'postgresql://none.example.test/none',
    CASEBELL_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
    CASEBELL_FILE_KEY: `test:${Buffer.alloc(32, 1).toString('base64')}`,
  })
})
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  server?.close()
  settings({ CLAMD_URL: '' })
})

/** Listens like clamd; `talk` plays what it says. */
async function listen(talk: (socket: Socket) => void): Promise<void> {
  server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    talk(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  settings({ CLAMD_URL: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

/** Speaks clamd's INSTREAM (clamd(8)): the command, chunks with their length, an empty one; then it answers once. */
function clamd(answer: (file: Buffer) => string) {
  return (socket: Socket) => {
    let stream = Buffer.alloc(0)
    let at = 'zINSTREAM\0'.length
    const body: Buffer[] = []
    socket.on('data', (data) => {
      stream = Buffer.concat([stream, data])
      while (at + 4 <= stream.length) {
        const size = stream.readUInt32BE(at)
        if (size === 0) return socket.end(stream.toString('latin1', 0, 10) === 'zINSTREAM\0' ? answer(Buffer.concat(body)) : 'UNKNOWN COMMAND\0')
        if (at + 4 + size > stream.length) return
        body.push(stream.subarray(at + 4, at + 4 + size))
        at += 4 + size
      }
    })
  }
}

test('D-02 clean and infected files are told apart, and clamd hears every byte', async () => {
  let heard = Buffer.alloc(0)
  await listen(
    clamd((file) => {
      heard = Buffer.from(file)
      return file.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'
    }),
  )
  const bytes = Buffer.alloc(200_000, 'clean ')
  expect(await scanFile(bytes)).toBe('clean')
  expect(Buffer.compare(heard, bytes)).toBe(0)
  expect(await scanFile(Buffer.from('EICAR'))).toBe('infected')
})

test('D-02 a scanner that is set and absent takes no file; without one every file is clean', async () => {
  await listen(() => {})
  await new Promise((resolve) => server.close(resolve))
  expect(await scanFile(Buffer.from('x'))).toBe('unavailable')
  settings({ CLAMD_URL: '' })
  expect(await scanFile(Buffer.from('x'))).toBe('clean')
})

test('D-02 a scanner that says nothing, or a letter at a time, is waited for so long and takes no file', async () => {
  await listen(() => {})
  expect(await scanFile(Buffer.from('x'), { patience: 100 })).toBe('unavailable')
  server.close()
  await listen((socket) => {
    const drip = setInterval(() => socket.write('s'), 20)
    socket.on('close', () => clearInterval(drip))
  })
  expect(await scanFile(Buffer.from('x'), { patience: 200 })).toBe('unavailable')
})

test.each([
  ['an error of its own', 'INSTREAM size limit exceeded. ERROR\0'],
  ['half an answer', 'stream: O'],
  ['another protocol', 'HTTP/1.1 200 OK\r\n\r\n: OK'],
  ['an OK about something else', 'stream: OK\0stream: Eicar FOUND but not really\0'],
  ['nothing but the end', ''],
  ['far too much', 'x'.repeat(100_000)],
])('D-02 a scanner that answers %s takes no file', async (_, answer) => {
  await listen(clamd(() => answer))
  expect(await scanFile(Buffer.from('x'))).toBe('unavailable')
})

test('D-02 a scanner that finds something before it heard all, and hangs up, has found it', async () => {
  await listen((socket) => socket.once('data', () => socket.end('stream: Eicar-Test-Signature FOUND\0')))
  expect(await scanFile(Buffer.alloc(5_000_000, 'x'))).toBe('infected')
})

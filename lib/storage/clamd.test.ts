import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { type Clamd, listenLikeClamd, startClamd } from '@/lib/testing/clamd'
import { scanFile } from './clamd'

let clamd: Clamd | undefined

function settings(change: Record<string, string>): void {
  Object.assign(process.env, change)
  forgetEnv()
}
async function scanWith(starting: Promise<Clamd>): Promise<void> {
  await clamd?.close()
  clamd = await starting
  settings({ CLAMD_URL: clamd.url })
}
beforeEach(() => {
  settings({
    DATABASE_RUNTIME_URL: 'postgresql://none.example.test/none',
    DATABASE_SYSTEM_URL: 'postgresql://none.example.test/none',
    CASEBELL_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
    CASEBELL_FILE_KEY: `test:${Buffer.alloc(32, 1).toString('base64')}`,
  })
})
afterEach(async () => {
  await clamd?.close()
  clamd = undefined
  settings({ CLAMD_URL: '' })
})

test('D-02 clean and infected files are told apart, and clamd hears every byte', async () => {
  let heard = Buffer.alloc(0)
  await scanWith(
    startClamd((file) => {
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
  await scanWith(listenLikeClamd(() => {}))
  await clamd?.close()
  expect(await scanFile(Buffer.from('x'))).toBe('unavailable')
  settings({ CLAMD_URL: '' })
  expect(await scanFile(Buffer.from('x'))).toBe('clean')
})

test('D-02 a scanner that says nothing, or a letter at a time, is waited for so long and takes no file', async () => {
  await scanWith(listenLikeClamd(() => {}))
  expect(await scanFile(Buffer.from('x'), { patience: 100 })).toBe('unavailable')
  const drip = listenLikeClamd((socket) => {
    const drops = setInterval(() => socket.write('s'), 20)
    socket.on('close', () => clearInterval(drops))
  })
  await scanWith(drip)
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
  await scanWith(startClamd(() => answer))
  expect(await scanFile(Buffer.from('x'))).toBe('unavailable')
})

test('D-02 a scanner that finds something before it heard all, and hangs up, has found it', async () => {
  await scanWith(listenLikeClamd((socket) => socket.once('data', () => socket.end('stream: Eicar-Test-Signature FOUND\0'))))
  expect(await scanFile(Buffer.alloc(5_000_000, 'x'))).toBe('infected')
})

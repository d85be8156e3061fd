import { createServer, IncomingMessage, request, ServerResponse } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { expect, test } from 'vitest'
import { giveHeaders } from './answer-headers'

/** Answers a path, writing as Next.js does, to a wire that tells what each write brought. */
async function answer(path: string, parts: string[]): Promise<{ writes: string[]; went: boolean[] }> {
  const writes: string[] = []
  const wire = Object.assign(new Socket(), {
    _write: (chunk: Buffer, _: string, done: () => void) => {
      writes.push(chunk.toString())
      done()
    },
    _writev: (chunks: { chunk: Buffer | string }[], done: () => void) => {
      writes.push(chunks.map(({ chunk }) => chunk.toString()).join(''))
      done()
    },
  })
  const request = Object.assign(new IncomingMessage(new Socket()), { url: path, method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 })
  const response = new ServerResponse(request)
  response.assignSocket(wire)
  giveHeaders(request, response)
  response.flushHeaders()
  const went: boolean[] = []
  for (const part of parts) {
    went.push(response.write(part))
    await new Promise(setImmediate)
  }
  await new Promise<void>((resolve) => response.end(resolve))
  return { writes, went }
}

test('O-03 a page is sent in one write, however large, and whoever writes it waits for nothing', async () => {
  const { writes, went } = await answer('/cases/CASE-2026-000106', ['<html>', 'x'.repeat(200_000), '</html>'])
  expect(writes).toHaveLength(1)
  expect(writes[0]).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]+<html>[\s\S]*<\/html>\r\n0\r\n\r\n$/)
  expect(went).toEqual([true, true, true])
})

test('O-03 a document of a case goes as it is read, its head with its first part, and who reads it is told to wait', async () => {
  const { writes, went } = await answer('/api/documents/1', ['first', 'x'.repeat(200_000), 'last'])
  expect(writes[0]).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]+first\r\n$/)
  expect(writes.length).toBeGreaterThanOrEqual(3)
  expect(went[1]).toBe(false)
})

test('O-03 who asks before sending a body to a page is told at once to go on', async () => {
  const server = createServer((asked, response) => {
    giveHeaders(asked, response)
    asked.on('data', (sent) => response.write(sent)).on('end', () => response.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const said = await new Promise<string>((resolve, reject) => {
    const asking = request({ port, path: '/cases/1', method: 'POST', headers: { expect: '100-continue' } })
    asking.on('continue', () => asking.end('a note'))
    asking.on('response', async (answer) => resolve((await answer.toArray()).join('')))
    asking.on('error', reject)
    asking.flushHeaders()
  })
  expect(said).toBe('a note')
  await new Promise((resolve) => server.close(resolve))
})

test.each([
  ['/cases/1?_rsc=1a2b', '/cases/1'],
  ['/desk?view=all&_rsc=1a2b&q=Ana', '/desk?view=all&q=Ana'],
  ['/desk?q=_rsc', '/desk?q=_rsc'],
])('X-03 whoever is to sign in first comes back from %s to %s', (url, path) => {
  const asked = Object.assign(new IncomingMessage(new Socket()), { url, method: 'GET' })
  giveHeaders(asked, new ServerResponse(asked))
  expect(asked.headers['x-casebell-path']).toBe(path)
})

import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { giveHeaders } from './answer-headers'

/** Answers a path, writing as Next.js does, to a wire that tells what each write brought. */
async function answer(path: string, parts: string[]): Promise<{ writes: string[]; went: boolean[] }> {
  const writes: string[] = []
  const wire = new Writable({
    decodeStrings: true,
    writev: (chunks, done) => {
      writes.push(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)).toString())
      done()
    },
  })
  const request = Object.assign(new IncomingMessage(new Socket()), { url: path, method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 })
  const response = new ServerResponse(request)
  response.assignSocket(wire as unknown as Socket)
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

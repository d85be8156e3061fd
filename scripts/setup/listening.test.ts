import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { addressFor, answersAt, listensAt } from './listening'
import { demandFreePort, freePort } from './processes'

let taken: Server | undefined
afterEach(() => taken?.close())

test.each([
  ['http://localhost:3000', '', '127.0.0.1'],
  ['http://127.0.0.1:3000', '', '127.0.0.1'],
  ['http://[::1]:3000', '', '::1'],
  ['http://192.168.1.20:3000', '', undefined],
  ['https://cases.example.org', '', undefined],
  ['http://localhost.example.org', '', undefined],
  ['http://localhost:3000', '0.0.0.0', '0.0.0.0'],
  ['https://cases.example.org', '127.0.0.1', '127.0.0.1'],
])('X-07 answering as %s, with %j for CASEBELL_HOST, it listens at %s', (url, host, at) => {
  expect(listensAt(url, host)).toBe(at)
})

test.each([
  [{}, 'http://localhost:3811'],
  [{ CASEBELL_URL: 'http://localhost:3000' }, 'http://localhost:3811'],
  [{ CASEBELL_URL: 'http://127.0.0.1:3811' }, 'http://127.0.0.1:3811'],
  [{ CASEBELL_URL: 'http://localhost:8080', CASEBELL_HOST: '0.0.0.0' }, 'http://localhost:8080'],
  [{ CASEBELL_URL: 'http://localhost', CASEBELL_PROXIES: '1' }, 'http://localhost'],
  [{ CASEBELL_URL: 'https://localhost' }, 'https://localhost'],
  [{ CASEBELL_URL: 'http://192.168.1.20:3000' }, 'http://192.168.1.20:3000'],
])('O-01 with PORT 3811 and %j people type %s', (settings, address) => {
  expect(addressFor(3811, settings as NodeJS.ProcessEnv)).toBe(address)
})

test.each([
  [undefined, 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
  ['192.168.1.20', 'http://192.168.1.20:3000'],
])('O-01 a server that listens at %s is found at %s', (at, url) => {
  expect(answersAt(at, 3000)).toBe(url)
})

test('O-01 a port that somebody listens on for this machine only is in use', async () => {
  const port = await freePort()
  taken = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => taken?.once('listening', resolve))
  await expect(demandFreePort(port)).rejects.toThrow(`Port ${port} is in use`)
})

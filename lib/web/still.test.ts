import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { keepStill, requestsInFlight } from './requests'
import { findStill } from './still'
import { watchRequests } from './watch-requests'

let server: Server
let address: string
let answer: (request: IncomingMessage) => void = () => undefined

// fits each of them
const unused = `unused:${Buffer.alloc(32).toString('base64')}`

beforeAll(async () => {
  for (const name of ['DATABASE_RUNTIME_URL', 'DATABASE_SYSTEM_URL', 'CASEBELL_SECRET', 'CASEBELL_FILE_KEY']) process.env[name] ??= unused
  watchRequests()
  server = createServer((request, response) => {
    answer(request)
    response.end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk`
})
afterAll(() => new Promise((done) => server.close(done)))

test('O-03 the texts of a document are kept while it is made, each at its place, and let go with it', async () => {
  const places: (string | null)[] = []
  const found: string[] = []
  answer = ({ headers }) => {
    for (const text of ['<b>one</b>', '<b>two</b>']) places.push(keepStill(String(headers['x-request-id']), text))
    for (const place of places) found.push(findStill(place ?? ''))
  }
  await (await fetch(address)).text()
  expect(found).toEqual(['<b>one</b>', '<b>two</b>'])
  await expect.poll(() => places.map((place) => findStill(place ?? ''))).toEqual(['', ''])
  expect(new Set(places).size).toBe(2)
})

test('O-03 nothing is kept for a request whose end nobody watches', () => {
  expect(keepStill('of-nobody', '<b>x</b>')).toBeNull()
  expect(findStill('of-nobody.0')).toBe('')
})

test.each([
  ['a browser that opens an address', {}, 'document'],
  ['a form sent without scripts', { 'content-type': 'multipart/form-data' }, 'document'],
  ['an open page that goes elsewhere', { rsc: '1' }, 'data'],
  ['an action of an open page', { 'next-action': 'a1' }, 'data'],
  ['an open page that says otherwise', { rsc: '1', 'x-casebell-wants': 'document' }, 'data'],
])('O-03 a document is wanted by what makes one: %s', async (_, headers, wanted) => {
  let wants: unknown
  answer = (request) => {
    wants = request.headers['x-casebell-wants']
  }
  await (await fetch(address, { headers })).text()
  expect(wants).toBe(wanted)
})

test('X-04 where a request says it comes from is worth nothing, but for what our own proxies saw', async () => {
  const addressWith = async (proxies: string, told?: string) => {
    process.env.CASEBELL_PROXIES = proxies
    forgetEnv()
    let seen: unknown
    answer = (request) => {
      seen = request.headers['x-forwarded-for']
    }
    await (await fetch(address, { headers: told ? { 'x-forwarded-for': told } : {} })).text()
    return seen
  }
  expect(await addressWith('0')).toBe('127.0.0.1')
  expect(await addressWith('0', '203.0.113.1')).toBe('127.0.0.1')
  expect(await addressWith('1', '203.0.113.1, 198.51.100.7')).toBe('198.51.100.7')
  expect(await addressWith('2', '203.0.113.1, 198.51.100.7, 192.0.2.9')).toBe('198.51.100.7')
  expect(await addressWith('2', '203.0.113.1')).toBe('127.0.0.1')
  expect(await addressWith('')).toBe('127.0.0.1')
})

test('O-03 a connection that breaks lets go of what waited on it for its turn, too', async () => {
  let asked = 0
  const waiting = createServer(() => {
    asked++
  })
  await new Promise<void>((done) => waiting.listen(0, '127.0.0.1', done))
  const line = connect((waiting.address() as AddressInfo).port, '127.0.0.1')
  line.write('GET /desk HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(12))
  await expect.poll(() => asked).toBe(12)
  expect(requestsInFlight.size).toBe(12)
  line.destroy()
  await expect.poll(() => requestsInFlight.size).toBe(0)
  await new Promise((done) => waiting.close(done))
})

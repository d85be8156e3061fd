import { expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { signedInAs } from '@/lib/testing/signed-in'
import { apiRoute, cookieOf } from './api-route'

const { owner } = await testDatabase()
const office = await anOffice(owner)
const cookie = await signedInAs(owner, office.technician)
const origin = 'http://localhost:3000'

const echo = apiRoute({ query: z.strictObject({ q: z.string().optional() }), body: z.strictObject({ name: z.string() }) }, async (_, { query, body }) => ({
  ...query,
  ...body,
}))
const failing = apiRoute({}, async () => {
  throw new Error('the password of the database is x')
})
const context = { params: Promise.resolve({}) }
const post = (body: BodyInit | null, headers: Record<string, string> = {}, query = '') =>
  echo(
    new Request(`${origin}/api/x${query}`, {
      method: 'POST',
      body,
      headers: { cookie, origin, 'content-type': 'application/json', ...headers },
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit),
    context,
  )
const refusalOf = async (answer: Promise<Response>) => {
  const { status, body } = await answer.then(async (given) => ({ status: given.status, body: await given.json() }))
  return `${status} ${body.error_code} ${body.message}`
}

test('X-07 JSON is taken as JSON, in UTF-8, and nothing else is', async () => {
  expect(await (await post('{"name":"Ruth"}')).json()).toEqual({ name: 'Ruth' })
  expect(await (await post('{"name":"Ruth"}', { 'content-type': 'Application/JSON; charset=utf-8' })).json()).toEqual({ name: 'Ruth' })
  for (const body of ['', '{', 'undefined', '{"name":"Ruth"', "{name:'Ruth'}", '\u0000', '{"name":"Ruth"}{}', Buffer.from([0x22, 0xff, 0xfe, 0x22])]) {
    expect(await refusalOf(post(body as BodyInit)), String(body)).toBe('422 invalid not_json')
  }
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'text/plain; application/json',
    '',
  ]) {
    expect(await refusalOf(post('{"name":"Ruth"}', { 'content-type': type })), type).toBe('422 invalid not_json')
  }
  expect(await refusalOf(post(null))).toBe('422 invalid not_json')
})

test('X-07 a body that is too long is not read to its end', async () => {
  expect(await refusalOf(post(`{"name":"${'x'.repeat(1024 * 1024)}"}`))).toBe('422 invalid too_large')
  expect(await refusalOf(post('{"name":"Ruth"}', { 'content-length': '99999999' }))).toBe('422 invalid too_large')
  let sent = 0
  const endless = new ReadableStream({
    pull: (controller) => {
      sent += 64 * 1024
      controller.enqueue(Buffer.alloc(64 * 1024, 0x20))
    },
  })
  expect(await refusalOf(post(endless))).toBe('422 invalid too_large')
  expect(sent).toBeLessThan(2 * 1024 * 1024)
})

test('X-07 columns nobody knows, prototypes and deep nests are refused by name', async () => {
  const fields = async (body: string, query = '') => (await (await post(body, {}, query)).json()).details.fields
  expect(await fields('{"name":"Ruth","role":"administrator"}')).toEqual({ role: 'unknown' })
  expect(await fields('{"name":{"not":""}}')).toEqual({ name: 'wrong' })
  expect(await fields('{"name":["Ruth"]}')).toEqual({ name: 'wrong' })
  expect(await fields('null')).toEqual({ form: 'wrong' })
  expect(await fields('[]')).toEqual({ form: 'wrong' })
  expect(await fields(`{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)).toEqual({ name: 'wrong' })
  expect((await post('{"name":"Ruth","__proto__":{"isAdmin":true}}')).status).toBe(422)
  expect((await post('{"constructor":{"prototype":{"isAdmin":true}}}')).status).toBe(422)
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
})

test('X-07 a query says each thing once', async () => {
  expect(await (await post('{"name":"Ruth"}', {}, '?q=a')).json()).toEqual({ q: 'a', name: 'Ruth' })
  for (const query of ['?q=a&q=b', '?q[not]=', '?q[]=a', '?x=1', '?q=a&__proto__=b', '?constructor=1']) {
    expect((await post('{"name":"Ruth"}', {}, query)).status, query).toBe(422)
  }
})

test('X-07 a fault of ours is told by a number, not by its words', async () => {
  const answer = await failing(new Request(`${origin}/api/x`, { headers: { cookie } }), context)
  expect(answer.status).toBe(500)
  expect(await answer.json()).toEqual({ error_code: 'internal', message: 'internal', details: { requestId: answer.headers.get('x-request-id') } })
})

test('X-03 the first cookie of the name counts, and nothing that only looks like it', () => {
  expect(cookieOf('a=1; casebell.session=x.y=z; casebell.session=other', 'casebell.session')).toBe('x.y=z')
  expect(cookieOf('xcasebell.session=1; casebell.sessionx=2;casebell.session', 'casebell.session')).toBeUndefined()
  expect(cookieOf(null, 'casebell.session')).toBeUndefined()
})

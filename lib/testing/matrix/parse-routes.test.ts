import { describe, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { aWorld, ourRows } from '@/lib/testing/everybody'
import { signedInAs } from '@/lib/testing/signed-in'
import { type Route, read } from '@/lib/testing/source'
import { callRoute, origin, routeRows } from './routes'

const { owner } = await testDatabase()
const world = await aWorld(owner)

const hostile = [null, [], {}, 0, true, 'a text', { not: '' }, [[]], { toString: 'x' }, JSON.parse('{"__proto__":{"isAdmin":true}}')]
const hostileFields = [
  null,
  [],
  ['a'],
  { not: '' },
  { set: [] },
  { contains: '' },
  7,
  true,
  'a\u0000b',
  '\ud800',
  'x'.repeat(300_000),
  '__proto__',
  '-'.repeat(36),
]
const hostilePaths = ['', ' ', '%00', 'a\u0000b', '\ud800', '{"not":""}', '../../x', "' OR 1=1 --", '-'.repeat(36), 'x'.repeat(100_000), 'null', '[]', '0']
const filters = ['q', 'role', 'state', 'after', 'actor', 'type', 'case', 'from', 'to', 'cursor', 'limit', 'unknown', '__proto__']
const hostileFilters = [
  '',
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%F0%9F',
  '[]',
  '{"not":""}',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '-1',
  '1e9',
  'x'.repeat(3000),
  '%25',
  '_',
  '%5C',
  "'",
]

const routeOf = (name: string): Route => {
  const [method = '', file = ''] = name.replace(/ \(.*\)$/, '').split(' ')
  return { method, file }
}
/** What a text is put into a request for: as it would come over the wire. */
const asJson = (value: unknown) => JSON.stringify(value)

const ours = Object.entries(routeRows).filter(([name]) => !/ingest|uploadthing/.test(name))
describe.each(ours)('%s', (name, row) => {
  const route = routeOf(name)
  const who = row.in.includes('member') ? 'member' : 'administrator'

  test('X-07 answers whatever comes in our own words, and keeps nothing of it', async () => {
    const cookie = await signedInAs(owner, world.is[who])
    const prepared = await row.prepare(world, world.ours.typeId)
    const { params = {}, body } = row.send(prepared)
    const before = await ourRows(world)
    const wrong: string[] = []
    const send = async (what: string, sent: Parameters<typeof callRoute>[1], allowed: number[]) => {
      const answer = await callRoute(route, { ...sent, headers: { cookie, ...sent.headers } })
      if (!allowed.includes(answer.status)) wrong.push(`${answer.status} to ${what.slice(0, 100)}: ${(await answer.text()).slice(0, 200)}`)
    }
    for (const param of Object.keys(params)) {
      for (const value of hostilePaths) await send(`the path ${asJson(value)}`, { params: { ...params, [param]: value }, body }, [404, 422])
    }
    if (typeof body === 'object') {
      for (const value of hostile) await send(`the body ${asJson(value)}`, { params, body: asJson(value) }, [422])
      for (const [field, value] of Object.keys(body as object).flatMap((field) => hostileFields.map((value) => [field, value] as const))) {
        // words are made harmless, and then taken
        if (value === null && ['departmentId', 'itemId', 'parentId'].includes(field)) continue
        if (typeof value === 'boolean' && typeof (body as Record<string, unknown>)[field] === 'boolean') continue
        if (typeof value === 'number' && typeof (body as Record<string, unknown>)[field] === 'number') continue
        if (typeof value === 'string' && value.length < 300_000 && !/Id$|visibility|role|email/.test(field)) continue
        await send(`${field} ${asJson(value)}`, { params, body: asJson({ ...(body as object), [field]: value }) }, [422])
      }
      await send('one more column', { params, body: asJson({ ...(body as object), tenantId: world.theirs.tenantId }) }, [422])
      await send('a form', { params, body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, [422])
    }
    expect(wrong).toEqual([])
    expect(await ourRows(world)).toBe(before)
  })

  test.runIf(/\bquery:/.test(read(route.file)))('X-07 answers whatever its query says in our own words', async () => {
    const cookie = await signedInAs(owner, world.is[who])
    const { params = {} } = row.send(await row.prepare(world, world.ours.typeId))
    const wrong: string[] = []
    const queries = [
      ...filters.flatMap((filter) => hostileFilters.map((value) => `?${filter}=${value}`)),
      '?q[not]=',
      '?q=a&q=b',
      '?limit[]=1',
      '?&&=',
      '?%00=1',
    ]
    for (const query of queries) {
      const answer = await callRoute(route, { params, query, headers: { cookie } })
      await answer.text()
      if (answer.status >= 500) wrong.push(`${answer.status} to ${query.slice(0, 60)}`)
    }
    expect(wrong).toEqual([])
  })
})

test('H-10 X-07 whoever wants to send a file is answered in our own words, whatever is announced', async () => {
  const cookie = await signedInAs(owner, world.is.member)
  const { caseId } = await world.ours.openCase()
  const input = { caseId, itemId: null, fingerprint: 'x' }
  const file = { name: 'a.pdf', size: 3, type: 'application/pdf' }
  const route = { file: 'app/api/uploadthing/route.ts', method: 'POST' }
  const address = `${origin}/api/uploadthing?actionType=upload&slug=caseFile`
  const wrong: string[] = []
  const send = async (body: unknown, url = address) => {
    const answer = await callRoute(route, { url, body: asJson(body), headers: { cookie } })
    if (answer.status >= 500) wrong.push(`${answer.status} to ${asJson(body)?.slice(0, 150)} at ${url}: ${await answer.text()}`)
    return answer.status
  }
  for (const body of [
    ...hostile,
    { files: [file] },
    { input },
    { input, files: [] },
    { input, files: {} },
    { input, files: [file, file] },
    { input, files: [null] },
  ])
    await send(body)
  for (const value of hostileFields) {
    for (const field of ['caseId', 'itemId', 'fingerprint', 'more']) await send({ input: { ...input, [field]: value }, files: [file] })
    for (const field of ['name', 'size', 'type', 'lastModified']) await send({ input, files: [{ ...file, [field]: value }] })
  }
  for (const size of [0, -1, 1.5, 2 ** 31, 2 ** 53, 1e300]) await send({ input, files: [{ ...file, size }] })
  for (const query of [
    '',
    '?actionType=upload',
    '?slug=x',
    '?actionType=upload&slug=__proto__',
    '?actionType=x&slug=caseFile',
    '?actionType=upload&slug=caseFile&slug=caseFile',
  ])
    await send({ input, files: [file] }, `${origin}/api/uploadthing${query}`)
  expect(await send({ input, files: [file] })).toBe(200)
  expect(wrong).toEqual([])
})

test('H-10 X-07 nonsense in the place of a signed address is refused', async () => {
  const cookie = await signedInAs(owner, world.is.member)
  const wrong: string[] = []
  for (const query of [
    '',
    '?',
    '?&signature=',
    '?&signature=%E0%A4%A',
    '?signature=x',
    '?expires=1&signature=hmac-sha256%3D00',
    '?x-ut-custom-id=%00&signature=x',
    '?&signature=%ED%A0%80',
  ]) {
    for (const method of ['HEAD', 'PUT']) {
      const answer = await callRoute(
        { file: 'app/api/ingest/[key]/route.ts', method },
        { url: `${origin}/api/ingest/x${query}`, headers: { cookie }, ...(method === 'PUT' ? { body: 'x' } : {}) },
      )
      if (![403, 404, 410, 422].includes(answer.status)) wrong.push(`${answer.status} to ${method} ${query}`)
    }
  }
  expect(wrong).toEqual([])
})

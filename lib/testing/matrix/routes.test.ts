import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { signSessionToken } from '@/lib/access/session-token'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { testDatabase } from '@/lib/testing/database'
import { anAnsweredCase, aWorld, everybody, ourRows, type Who } from '@/lib/testing/everybody'
import { signedInAs } from '@/lib/testing/signed-in'
import { passesApiRoute, type Route, routes } from '@/lib/testing/source'
import { sessionCookie } from '@/lib/web/session-cookie'
import { asRow, callRoute, readers, routeRows } from './routes'
import { askAsEverybody, expectedOf } from './who-may'

const { owner } = await testDatabase()
const world = await aWorld(owner)
const { is, ours, theirs } = world
const cookies = {} as Record<Who, string>
for (const who of everybody) cookies[who] = await signedInAs(owner, is[who])

const guarded = routes().filter(passesApiRoute)
const signsOut = ({ file }: Route) => file === 'app/sign-out/route.ts'
const nameOf = ({ file, method }: Route) => `${method} ${file}`
const routeOf = (name: string): Route => {
  const [method = '', file = ''] = name.replace(/ \(.*\)$/, '').split(' ')
  return { method, file }
}

describe('over JSON', () => {
  const others = Object.entries(routeRows).filter(([name]) => !name.includes('sign-out'))
  test.each(others)('X-01 X-02 %s lets in whom its row says, and a refusal changes nothing', async (name, row) => {
    const { fared, wrong } = await askAsEverybody(world, asRow(routeOf(name), row, cookies), readers)
    expect(fared).toEqual(expectedOf(row, readers))
    expect(wrong).toEqual([])
  })
})

test('X-03 whoever signs out is out, and nobody else', async () => {
  const cookie = await signedInAs(owner, is.member)
  expect((await callRoute({ file: 'app/sign-out/route.ts', method: 'POST' }, { headers: { cookie } })).status).toBe(303)
  const bell = { file: 'app/api/notifications/bell/route.ts', method: 'GET' }
  expect((await callRoute(bell, { headers: { cookie } })).status).toBe(401)
  expect((await callRoute(bell, { headers: { cookie: cookies.member } })).status).toBe(200)
})

test('X-03 whoever is signed out already signs out all the same, and loses the cookie', async () => {
  const over = await signedInAs(owner, is.member)
  await owner.query(`UPDATE "Session" SET "revokedAt" = now() WHERE id = (SELECT id FROM "Session" ORDER BY id DESC LIMIT 1)`)
  const before = await ourRows(world)
  for (const cookie of [over, `${sessionCookie()}=x.y.z`, '']) {
    const signOut = (origin: Record<string, string>) => callRoute({ file: 'app/sign-out/route.ts', method: 'POST' }, { headers: { cookie, ...origin } })
    const answer = await signOut({})
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in'])
    expect(answer.headers.get('set-cookie')).toMatch(new RegExp(`^${sessionCookie()}=; Path=/; Max-Age=0`))
    const foreign = await signOut({ origin: 'https://evil.example' })
    expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null])
  }
  expect(await ourRows(world)).toBe(before)
})

test('X-03 over https the cookie is given and removed under the name that binds it to this host', async () => {
  process.env.CASEBELL_URL = 'https://casebell.example'
  forgetEnv()
  try {
    const answer = await callRoute({ file: 'app/sign-out/route.ts', method: 'POST' }, { headers: { origin: 'https://casebell.example' } })
    expect(answer.headers.get('set-cookie')).toBe('__Host-casebell.session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure')
  } finally {
    delete process.env.CASEBELL_URL
    forgetEnv()
  }
})

test('X-03 nobody passes a route without a session that holds', async () => {
  const secret = new TextEncoder().encode(process.env.CASEBELL_SECRET)
  const soon = new Date(Date.now() + 60_000)
  const session = async (changes: object, person = is.administrator) => {
    const cookie = await signedInAs(owner, person)
    for (const [column, value] of Object.entries(changes))
      await owner.query(`UPDATE "Session" SET "${column}" = $1 WHERE id = (SELECT id FROM "Session" ORDER BY id DESC LIMIT 1)`, [value])
    return cookie
  }
  const disabled = await ours.addPerson('Tom Halvorsen', 'administrator')
  const { rows } = await owner.query<{ id: string }>(`SELECT id FROM "Session" WHERE "userId" = $1`, [is.administrator.userId])
  const sid = rows[0]?.id ?? ''
  const named = (token: string) => `${sessionCookie()}=${token}`
  const claims = { sid, ten: ours.tenantId }
  const forged = {
    nobody: '',
    empty: named(''),
    nonsense: named('x.y.z'),
    unsigned: named(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`),
    'of another secret': named(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(soon).sign(Buffer.alloc(32, 1))),
    'of another kind': named(await new SignJWT(claims).setProtectedHeader({ alg: 'HS512' }).setExpirationTime(soon).sign(secret)),
    'past its end': named(
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime(new Date(Date.now() - 1000))
        .sign(secret),
    ),
    'of no session': named(await signSessionToken({ sessionId: newId(), tenantId: ours.tenantId }, soon)),
    'of a session of another office': named(await signSessionToken({ sessionId: sid, tenantId: theirs.tenantId }, soon)),
    revoked: await session({ revokedAt: new Date() }),
    over: await session({ expiresAt: new Date(Date.now() - 1000) }),
    idle: await session({ seenAt: new Date(Date.now() - 24 * 3_600_000) }),
    'of somebody disabled': await session({}, disabled),
  }
  await owner.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [disabled.userId])
  const prepared = await anAnsweredCase(world)
  const before = await ourRows(world)
  const passed: string[] = []
  for (const [why, cookie] of Object.entries(forged)) {
    for (const route of guarded) {
      const params = Object.fromEntries(Object.entries(prepared).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
      const { status } = await callRoute(route, { params, headers: { cookie }, ...(route.method === 'GET' || route.method === 'HEAD' ? {} : { body: {} }) })
      if (status !== (signsOut(route) ? 303 : 401)) passed.push(`${nameOf(route)} answers ${status} to a session ${why}`)
    }
  }
  expect(passed).toEqual([])
  expect(await ourRows(world)).toBe(before)
})

test('X-07 no route takes a write from a page of somebody else, or from one that does not say', async () => {
  const before = await ourRows(world)
  const passed: string[] = []
  const strange = [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://localhost:3000.evil.example' }, { origin: '' }]
  const hosts = { host: 'evil.example', 'x-forwarded-host': 'evil.example' }
  for (const route of guarded.filter(({ method }) => method !== 'GET' && method !== 'HEAD')) {
    for (const headers of [...strange, { origin: 'https://evil.example', ...hosts }]) {
      const { status } = await callRoute(route, { body: {}, headers: { cookie: cookies.administrator, ...headers } })
      if (status !== 403) passed.push(`${nameOf(route)} answers ${status} to ${JSON.stringify(headers)}`)
    }
  }
  expect(passed).toEqual([])
  expect(await ourRows(world)).toBe(before)
})

test('D-02 a file is sent so that a browser can neither run nor keep it', async () => {
  const { versionId } = await anAnsweredCase(world)
  const answer = await callRoute(
    { file: 'app/api/documents/[versionId]/route.ts', method: 'GET' },
    { params: { versionId }, headers: { cookie: cookies.member } },
  )
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-disposition': "attachment; filename*=UTF-8''statement.txt",
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  })
})

import { beforeAll, expect, test } from 'vitest'
import { POST as markReadRoute } from '@/app/api/notifications/[id]/mark-read/route'
import { GET as bellRoute } from '@/app/api/notifications/bell/route'
import { POST as markAllRoute } from '@/app/api/notifications/mark-all-read/route'
import { GET as listRoute } from '@/app/api/notifications/route'
import type { Actor } from '@/lib/core/actor'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { notifyPeople } from '@/lib/notifications/notify-people'
import { type TestDatabase, testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { signedInAs } from '@/lib/testing/signed-in'
import { sessionCookie } from './session-cookie'

let database: TestDatabase
let office: Office
beforeAll(async () => {
  database = await testDatabase()
  office = await anOffice(database.owner)
})

const cookieOf = (actor: Actor) => signedInAs(database.owner, actor)

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
const call = (handler: Handler, path: string, headers: Record<string, string>, params: Record<string, string> = {}, method = 'GET') =>
  handler(new Request(`http://localhost:3000${path}`, { method, headers: { origin: 'http://localhost:3000', ...headers } }), {
    params: Promise.resolve(params),
  })

async function heldAndTold() {
  const { caseId, number } = await office.openCase()
  await placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.' }))
  const { rows } = await database.owner.query(`SELECT id FROM "AuditEvent" WHERE type = 'case_held' AND "caseId" = $1`, [caseId])
  await notifyPeople({ tenantId: office.tenantId, eventId: rows[0].id })
  return { caseId, number }
}

test('H-06 the bell answers 304 while nothing changed, and anew when something did', async () => {
  const cookie = await cookieOf(office.member)
  const first = await call(bellRoute, '/api/notifications/bell', { cookie })
  expect(first.status).toBe(200)
  expect(await first.json()).toMatchObject({ unread: 0, latestId: null, label: 'Notifications, none unread' })
  const tag = first.headers.get('etag') ?? ''
  const again = await call(bellRoute, '/api/notifications/bell', { cookie, 'if-none-match': tag })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
  await heldAndTold()
  const news = await call(bellRoute, '/api/notifications/bell', { cookie, 'if-none-match': tag })
  expect(await news.json()).toMatchObject({ unread: 1 })
})

test('X-03 the bell of a page left open keeps nobody signed in, what a person does there does', async () => {
  const cookie = await cookieOf(office.colleague)
  const seen = async () => (await database.owner.query(`SELECT max("seenAt") AS at FROM "Session" WHERE "userId" = $1`, [office.colleague.userId])).rows[0].at
  await database.owner.query(`UPDATE "Session" SET "seenAt" = now() - interval '50 minutes' WHERE "userId" = $1`, [office.colleague.userId])
  const before = await seen()
  expect((await call(bellRoute, '/api/notifications/bell', { cookie })).status).toBe(200)
  expect(await seen()).toEqual(before)
  await call(listRoute, '/api/notifications', { cookie })
  expect(await seen()).not.toEqual(before)
  await database.owner.query(`UPDATE "Session" SET "seenAt" = now() - interval '61 minutes' WHERE "userId" = $1`, [office.colleague.userId])
  expect((await call(bellRoute, '/api/notifications/bell', { cookie })).status).toBe(401)
})

test('H-14 list, mark one read and mark all read over JSON, and the bell agrees', async () => {
  const cookie = await cookieOf(office.member)
  const { number } = await heldAndTold()
  const page = await (await call(listRoute, '/api/notifications', { cookie })).json()
  expect(page.notifications[0]).toMatchObject({
    type: 'hold_placed',
    title: `Your case ${number} has been placed on hold`,
    reason: 'We need proof of your income.',
    readAt: null,
  })
  const { id } = page.notifications[0]
  const marked = await call(markReadRoute, `/api/notifications/${id}/mark-read`, { cookie }, { id }, 'POST')
  expect(await marked.json()).toMatchObject({ id })
  const after = await (await call(bellRoute, '/api/notifications/bell', { cookie })).json()
  expect(after.unread).toBe(page.unread - 1)
  const all = await call(markAllRoute, '/api/notifications/mark-all-read', { cookie }, {}, 'POST')
  expect(await all.json()).toEqual({ count: page.unread - 1 })
  expect(await (await call(bellRoute, '/api/notifications/bell', { cookie })).json()).toMatchObject({ unread: 0 })
})

test('H-14 nobody, somebody else and a foreign page get nothing', async () => {
  const cookie = await cookieOf(office.member)
  await heldAndTold()
  const { notifications } = await (await call(listRoute, '/api/notifications', { cookie })).json()
  const { id } = notifications[0]
  const path = `/api/notifications/${id}/mark-read`
  expect((await call(listRoute, '/api/notifications', {})).status).toBe(401)
  expect((await call(bellRoute, '/api/notifications/bell', { cookie: `${sessionCookie()}=x` })).status).toBe(401)
  for (const other of [office.otherMember, office.technician, (await anOffice(database.owner)).member])
    expect((await call(markReadRoute, path, { cookie: await cookieOf(other) }, { id }, 'POST')).status).toBe(404)
  expect((await call(markReadRoute, path, { cookie, origin: 'https://evil.example' }, { id }, 'POST')).status).toBe(403)
  expect((await call(markReadRoute, path, { cookie }, { id: '{"not":""}' }, 'POST')).status).toBe(422)
  expect((await call(listRoute, '/api/notifications?cursor=[]', { cookie })).status).toBe(422)
})

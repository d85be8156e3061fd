import { beforeEach, expect, test } from 'vitest'
import { GET as pixel } from '@/app/l/[mark]/opened.gif/route'
import { GET as link, HEAD as linkHead } from '@/app/l/[mark]/route'
import { newId } from '@/lib/core/ids'
import { openedPixel, trackedLink } from '@/lib/notifications/tracking/marked-addresses'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { followLink, showPixel } from './follow-link'

const { owner } = await testDatabase()
let office: Office
const target = 'http://localhost:3000/cases/CASE-2026-000123'

beforeEach(async () => {
  office = await anOffice(owner)
  await owner.query(`INSERT INTO "TrackingSettings" ("tenantId", opens, clicks) VALUES ($1, true, true)`, [office.tenantId])
})

/** A letter that was sent, and what it told. */
async function aLetter() {
  const [notificationId, deliveryId] = [newId(), newId()]
  await owner.query(
    `INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", priority) VALUES ($1, $2, gen_random_uuid(), 'hold_placed', $3, 'high')`,
    [notificationId, office.tenantId, office.member.userId],
  )
  await owner.query(`INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, status) VALUES ($1, $2, $3, 'email', 'sent')`, [
    deliveryId,
    office.tenantId,
    notificationId,
  ])
  const told = async () => (await owner.query(`SELECT status::text FROM "Delivery" WHERE id = $1`, [deliveryId])).rows[0].status as string
  return { deliveryId, told }
}

const ask = (address: string, init: RequestInit = {}) => {
  const mark = /\/l\/([^/]*)/.exec(address)?.[1] ?? ''
  return [new Request(address, init), { params: Promise.resolve({ mark }) }] as const
}

test('N-11 a followed link leads on at once to the very page, and is written down', async () => {
  const { deliveryId, told } = await aLetter()
  const answer = await link(...ask(trackedLink(deliveryId, target)))
  expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([302, target, 'no-store'])
  await expect.poll(told, { timeout: 10_000 }).toBe('clicked')
})

test('N-11 an opened letter shows one dot that nobody keeps, and is written down', async () => {
  const { deliveryId, told } = await aLetter()
  const answer = await pixel(...ask(openedPixel(deliveryId)))
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'image/gif', 'no-store'])
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 6)
      .toString(),
  ).toBe('GIF89a')
  await expect.poll(told, { timeout: 10_000 }).toBe('opened')
})

test('N-11 a look ahead leads on and counts nothing', async () => {
  const { deliveryId, told } = await aLetter()
  const address = trackedLink(deliveryId, target)
  expect((await linkHead(...ask(address, { method: 'HEAD' }))).headers.get('location')).toBe(target)
  for (const headers of [{ purpose: 'prefetch' }, { 'sec-purpose': 'prefetch;prerender' }] as Record<string, string>[])
    expect((await link(...ask(address, { headers }))).status).toBe(302)
  expect((await pixel(...ask(openedPixel(deliveryId), { method: 'HEAD' }))).status).toBe(200)
  expect(await told()).toBe('sent')
})

test('N-11 when it cannot be written down, or takes long, the reader is led on all the same', async () => {
  const [request] = ask(trackedLink(newId(), target))
  const mark = new URL(request.url).pathname.split('/')[2] ?? ''
  for (const record of [() => Promise.reject(new Error('the database is away')), () => new Promise<void>(() => undefined)])
    expect((await followLink(request, mark, record)).headers.get('location')).toBe(target)
  const dot = new URL(openedPixel(newId())).pathname.split('/')[2] ?? ''
  expect((await showPixel(new Request('http://localhost:3000/'), dot, () => Promise.reject(new Error('away')))).status).toBe(200)
})

test('N-11 a letter that is not there is answered like one that is', async () => {
  const { deliveryId } = await aLetter()
  const answers = await Promise.all([deliveryId, newId()].map(async (id) => link(...ask(trackedLink(id, target)))))
  const seen = answers.map(({ status, headers }) => JSON.stringify([status, [...headers.entries()]]))
  expect(new Set(seen).size).toBe(1)
})

test('N-11 a forged or cut link is 404 in words of the reader, and leads nowhere', async () => {
  const { deliveryId, told } = await aLetter()
  const mark = new URL(trackedLink(deliveryId, target)).pathname.slice(3)
  const elsewhere = Buffer.concat([Buffer.alloc(32), Buffer.from('https://evil.example/')]).toString('base64url')
  for (const forged of [mark.slice(0, -4), `${mark}AAAA`, elsewhere, 'https:%2F%2Fevil.example', '..%2F..', '%00', 'x'.repeat(100_000), '']) {
    const answer = await link(new Request(`http://localhost:3000/l/${encodeURIComponent(forged)}`), { params: Promise.resolve({ mark: forged }) })
    expect([answer.status, answer.headers.get('location')]).toEqual([404, null])
    expect(await answer.text()).toContain('This link does not work')
  }
  const [request, context] = ask(`http://localhost:3000/l/${mark.slice(0, -4)}`, { headers: { 'accept-language': 'es-MX,es;q=0.9' } })
  const inSpanish = await (await link(request, context)).text()
  expect(inSpanish).toContain('<html lang="es">')
  expect(inSpanish).toContain('Este enlace no funciona')
  const picture = await pixel(new Request('http://localhost:3000/l/x/opened.gif'), { params: Promise.resolve({ mark }) })
  expect(picture.status).toBe(404)
  expect(await told()).toBe('sent')
})

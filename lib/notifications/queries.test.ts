import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { type TestDatabase, testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { bellTag, getBell } from './bell'
import { markAllNotificationsRead } from './mark-all-notifications-read'
import { markNotificationRead } from './mark-notification-read'
import { getNotification, listNotifications } from './queries'
import { listNotificationsSchema } from './schema'

let database: TestDatabase
let office: Office
beforeAll(async () => {
  database = await testDatabase()
  office = await anOffice(database.owner)
})

async function told(reader: Actor, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  const { caseId, number } = await office.openCase()
  for (const [index, id] of ids.entries())
    await database.owner.query(
      `INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", "caseId", priority, params, "createdAt")
       VALUES ($1, $2, $3, 'hold_placed', $4, $5, 'high', $6, $7)`,
      [
        id,
        reader.tenantId,
        newId(),
        reader.userId,
        caseId,
        JSON.stringify({ number, holdId: 'x', waitingFor: 'member', reason: { en: `Reason ${index}`, es: `Motivo ${index}` } }),
        new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(index / 2))),
      ],
    )
  return ids
}

test('H-07 the list is ten a page, newest first, without gap or repeat, with the unread count', async () => {
  const { member } = await anOfficeOfItsOwn()
  const ids = await told(member, 23)
  const seen: string[] = []
  let cursor: string | undefined
  for (const size of [10, 10, 3]) {
    const page = await listNotifications(member, { cursor })
    expect(page.notifications).toHaveLength(size)
    expect(page).toMatchObject({ unread: 23, total: 23 })
    seen.push(...page.notifications.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  }
  expect(cursor).toBeUndefined()
  expect(seen).toEqual([...ids].reverse())
})

test('H-05 a notification has type, title, message, the reason and its times, in the reader’s language', async () => {
  const { member } = await anOfficeOfItsOwn()
  const [id = ''] = await told(member, 1)
  const english = await getNotification(member, id)
  expect(english).toMatchObject({ type: 'hold_placed', reason: 'Reason 0', readAt: null, href: `/cases/${english.caseNumber}` })
  expect(english.title).toBe(`Your case ${english.caseNumber} has been placed on hold`)
  const spanish = await getNotification({ ...member, locale: 'es' }, id)
  expect(spanish).toMatchObject({ title: `Su caso ${english.caseNumber} está en espera`, reason: 'Motivo 0' })
})

test('H-07 marking one read counts once, is in the trail once, and twice is harmless', async () => {
  const { member } = await anOfficeOfItsOwn()
  const [id = ''] = await told(member, 3)
  const first = await markNotificationRead(member, { id })
  const second = await markNotificationRead({ ...member, at: new Date(Date.now() + 60_000) }, { id })
  expect(second.readAt).toBe(first.readAt)
  expect((await listNotifications(member)).unread).toBe(2)
  const { rows } = await database.owner.query(`SELECT details FROM "AuditEvent" WHERE type = 'notification_viewed' AND details->>'notificationId' = $1`, [id])
  expect(rows).toEqual([{ details: { notificationId: id, type: 'hold_placed', recipientId: member.userId, readAt: first.readAt } }])
})

test('H-07 marking all read tells how many; with none unread nothing is written', async () => {
  const { member } = await anOfficeOfItsOwn()
  await told(member, 4)
  const counts = await Promise.all([markAllNotificationsRead(member), markAllNotificationsRead(member)])
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(4)
  expect((await listNotifications(member)).unread).toBe(0)
  const { rows } = await database.owner.query(
    `SELECT details->>'count' AS count FROM "AuditEvent" WHERE type = 'all_notifications_viewed' AND "actorId" = $1`,
    [member.userId],
  )
  expect(rows).toEqual([{ count: '4' }])
})

test('H-14 somebody else’s notification is not found: another member’s, a stranger’s tenant’s, one that never was', async () => {
  const stranger = (await anOfficeOfItsOwn()).member
  const { member, otherMember } = await anOfficeOfItsOwn()
  const [id = ''] = await told(member, 1)
  for (const actor of [otherMember, stranger, office.administrator]) {
    await expect(markNotificationRead(actor, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(getNotification(actor, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listNotifications(actor)).notifications).toEqual([])
  }
  await expect(markNotificationRead(member, { id: newId() })).rejects.toMatchObject({ code: 'not_found' })
  expect((await getNotification(member, id)).readAt).toBeNull()
})

test.each([{ cursor: '{"not":""}' }, { cursor: '2026-01-01' }, { cursor: ['a'] }, { limit: '0' }, { limit: '51' }, { limit: '-1' }, { extra: '1' }])(
  'H-14 %j is refused',
  (query) => {
    expect(listNotificationsSchema.safeParse(query).success).toBe(false)
  },
)

test('H-06 the bell says its count in words, and its tag changes with count, newest and language', () => {
  const bell = getBell(office.member, { unread: 2, latestId: 'b' })
  expect(bell).toMatchObject({ unread: 2, label: 'Notifications, 2 unread', announcement: '2 unread notifications' })
  const tags = [
    bellTag({ unread: 2, latestId: 'b' }, 'en'),
    bellTag({ unread: 1, latestId: 'b' }, 'en'),
    bellTag({ unread: 2, latestId: 'c' }, 'en'),
    bellTag({ unread: 2, latestId: 'b' }, 'es'),
  ]
  expect(new Set(tags).size).toBe(4)
})

async function anOfficeOfItsOwn(): Promise<Office> {
  office = await anOffice(database.owner)
  return office
}

import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { notifyPeople } from '@/lib/notifications/notify-people'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { getMailHealth } from './get-mail-health'
import { getStatistics } from './get-statistics'
import { listNotificationEvents } from './list-notification-events'

const { owner } = await testDatabase()

type Sent = { at: string; status: string; kind?: string; priority?: string; method?: string; channel?: string; count?: number }
/** Letters of an office at a time; the rows as the product writes them, without kind and priority. */
async function sent(office: Office, { at, status, kind = 'hold_placed', priority = 'high', method = 'immediate', channel = 'email', count = 1 }: Sent) {
  await owner.query(
    `WITH n AS (INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", priority)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), $2, $3, $4::"Priority" FROM generate_series(1, $9::int) RETURNING id)
     INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, status, method, "queuedAt")
     SELECT gen_random_uuid(), $1, n.id, $5::"Channel", $6::"DeliveryStatus", $7::"DeliveryMethod", $8::timestamptz FROM n`,
    [office.tenantId, kind, office.member.userId, priority, channel, status, method, at, count],
  )
}
const none = { sent: 0, delivered: 0, opened: 0, clicked: 0, bounced: 0, complained: 0, failed: 0, waiting: 0 }

test('N-09 statistics say what became of it by date, type, priority and method, in local days of the office', async () => {
  const office = await anOffice(owner)
  await sent(office, { at: '2026-11-02T07:59:00Z', status: 'delivered', count: 2 }) // still November 1 in Los Angeles, the day the clocks change
  await sent(office, { at: '2026-11-02T08:00:00Z', status: 'bounced', kind: 'mention', priority: 'medium', method: 'daily_digest' })
  await sent(office, { at: '2026-11-02T20:00:00Z', status: 'clicked' })
  await sent(office, { at: '2026-11-02T20:00:00Z', status: 'complained' })
  await sent(office, { at: '2026-11-02T20:00:00Z', status: 'failed' })
  await sent(office, { at: '2026-11-02T20:00:00Z', status: 'queued' })
  await sent(office, { at: '2026-11-02T20:00:00Z', status: 'skipped' })
  await sent(office, { at: '2026-11-02T20:00:00Z', status: 'delivered', channel: 'in_app', count: 5 })
  await sent(office, { at: '2026-11-04T08:00:00Z', status: 'sent' })
  expect(await getStatistics(office.administrator, { from: '2026-11-01', to: '2026-11-03' })).toEqual({
    from: '2026-11-01',
    to: '2026-11-03',
    total: { sent: 5, delivered: 4, opened: 1, clicked: 1, bounced: 1, complained: 1, failed: 1, waiting: 1 },
    byDate: [
      { name: '2026-11-01', ...none, sent: 2, delivered: 2 },
      { name: '2026-11-02', sent: 3, delivered: 2, opened: 1, clicked: 1, bounced: 1, complained: 1, failed: 1, waiting: 1 },
      { name: '2026-11-03', ...none },
    ],
    byType: [
      { name: 'hold_placed', sent: 4, delivered: 4, opened: 1, clicked: 1, bounced: 0, complained: 1, failed: 1, waiting: 1 },
      { name: 'mention', ...none, sent: 1, bounced: 1 },
    ],
    byPriority: [
      { name: 'high', sent: 4, delivered: 4, opened: 1, clicked: 1, bounced: 0, complained: 1, failed: 1, waiting: 1 },
      { name: 'medium', ...none, sent: 1, bounced: 1 },
    ],
    byMethod: [
      { name: 'immediate', sent: 4, delivered: 4, opened: 1, clicked: 1, bounced: 0, complained: 1, failed: 1, waiting: 1 },
      { name: 'daily_digest', ...none, sent: 1, bounced: 1 },
    ],
  })
})

test('N-09 without a period the last thirty days are shown, and another office’s letters never', async () => {
  const [office, neighbour] = [await anOffice(owner), await anOffice(owner)]
  await sent(neighbour, { at: new Date().toISOString(), status: 'delivered', count: 3 })
  const { total, byDate, byType } = await getStatistics({ ...office.administrator, at: new Date() }, {})
  expect(total).toEqual(none)
  expect(byDate).toHaveLength(30)
  expect(byType).toEqual([])
})

test('N-09 health looks at today and the six days before of e-mail and at the people with a flag', async () => {
  const office = await anOffice(owner)
  const actor = { ...office.administrator, at: new Date() }
  const ago = (days: number) => new Date(actor.at.getTime() - days * 86_400_000).toISOString()
  await sent(office, { at: ago(1), status: 'delivered', count: 97 })
  await sent(office, { at: ago(5.9), status: 'bounced', count: 3 })
  await sent(office, { at: ago(7.1), status: 'bounced', count: 50 })
  await sent(office, { at: ago(1), status: 'queued', count: 50 })
  await sent(office, { at: ago(1), status: 'bounced', channel: 'sms', count: 50 })
  expect(await getMailHealth(actor)).toEqual({
    days: 7,
    sent: 100,
    bounced: 3,
    complained: 0,
    flagged: 0,
    level: 'warning',
    measures: { bounce: { value: 0.03, level: 'warning' }, complaint: { value: 0, level: 'healthy' }, flagged: { value: 0, level: 'healthy' } },
  })
  await owner.query(
    `INSERT INTO "EmailFlag" (id, "tenantId", "userId", "openUserId", kind, address, "deliveryId", "flaggedAt")
     SELECT gen_random_uuid(), $1, $2, $2, kind, 'a@example.test', d.id, now() FROM unnest(enum_range(NULL::"EmailFlagKind")) kind,
       (SELECT id FROM "Delivery" WHERE "tenantId" = $1 LIMIT 1) d`,
    [office.tenantId, office.member.userId],
  )
  expect((await getMailHealth(actor)).flagged).toBe(1)
})

test('N-05 N-09 the recipient and an administrator see what became of one notification; a colleague may not', async () => {
  const [office, neighbour] = [await anOffice(owner), await anOffice(owner)]
  const { caseId } = await office.openCase()
  await placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.' }))
  const { rows } = await owner.query(`SELECT id FROM "AuditEvent" WHERE type = 'case_held' AND "caseId" = $1`, [caseId])
  await notifyPeople({ tenantId: office.tenantId, eventId: rows[0].id })
  const { rows: made } = await owner.query(`SELECT id FROM "Notification" WHERE "caseId" = $1 AND kind = 'hold_placed'`, [caseId])
  const id = String(made[0].id)
  const seen = await listNotificationEvents(office.member, { id })
  expect(seen).toMatchObject({ notificationId: id, type: 'hold_placed', recipientId: office.member.userId })
  expect(seen.deliveries.map(({ channel, status }) => [channel, status])).toEqual([
    ['in_app', 'delivered'],
    ['email', 'queued'],
  ])
  expect(seen.events.map(({ type }) => type)).toEqual(['notification_created'])
  expect(await listNotificationEvents(office.administrator, { id })).toEqual(seen)
  for (const actor of [office.otherMember, office.technician, office.head]) await expect(listNotificationEvents(actor, { id })).rejects.toThrow('forbidden')
  await expect(listNotificationEvents(neighbour.administrator, { id })).rejects.toThrow('not_found')
  await expect(listNotificationEvents(office.administrator, { id: newId() })).rejects.toThrow('not_found')
})

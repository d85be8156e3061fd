import { beforeEach, expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { placeHold } from '@/lib/holds/place-hold'
import { resumeCase } from '@/lib/holds/resume-case'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { claimAlerts } from './claim-alerts'
import { notifyPeople } from './notify-people'

const { owner } = await testDatabase()
let office: Office

beforeEach(async () => {
  office = await anOffice(owner)
})

const hold = (caseId: string) => placeHold({ ...office.technician, at: new Date() }, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.' }))
const eventsOf = async (caseId: string) =>
  (await owner.query<{ id: string }>(`SELECT id FROM "AuditEvent" WHERE "caseId" = $1 AND type = 'case_held' ORDER BY "recordedAt"`, [caseId])).rows.map(
    ({ id }) => id,
  )
const tell = (eventId: string) => notifyPeople({ tenantId: office.tenantId, eventId })
const told = async (caseId: string) =>
  (await owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM "Notification" WHERE "caseId" = $1 AND kind = 'hold_placed'`, [caseId])).rows[0]
    ?.count

test('N-10 the same alert of the same hold, raised by eight events at once, is told once', async () => {
  const { caseId } = await office.openCase()
  await hold(caseId)
  await owner.query(
    `INSERT INTO "AuditEvent" (id, "tenantId", type, "actorId", "actorRole", "actorName", "caseId", "personId", details, "requestId", depth, at)
     SELECT gen_random_uuid(), "tenantId", type, "actorId", "actorRole", "actorName", "caseId", "personId", details, "requestId", depth, at FROM "AuditEvent", generate_series(1, 7)
     WHERE "caseId" = $1 AND type = 'case_held'`,
    [caseId],
  )
  const raised = await eventsOf(caseId)
  expect(raised).toHaveLength(8)
  await Promise.all(raised.map(tell))
  await Promise.all(raised.map(tell))
  expect(await told(caseId)).toBe(1)
})

test('N-10 a second hold of the same case within the hour is told as well', async () => {
  const { caseId } = await office.openCase()
  await hold(caseId)
  await resumeCase(office.technician, { caseId })
  await hold(caseId)
  for (const event of await eventsOf(caseId)) await tell(event)
  expect(await told(caseId)).toBe(2)
})

test('N-10 after 24 hours the same alert goes out again, not a minute before, and the same event may always claim', async () => {
  const start = new Date('2026-12-01T12:00:00Z')
  const [one, other] = [newId(), newId()]
  const claim = async (eventId: string, minutes: number) => {
    const alerts = [{ recipientId: office.member.userId, alert: 'hold_placed x', eventId }]
    const at = new Date(start.getTime() + minutes * 60_000)
    return (await transact({ tenantId: office.tenantId }, (tx) => claimAlerts(tx, office.tenantId, alerts, at))).length
  }
  expect([await claim(one, 0), await claim(one, 1), await claim(other, 24 * 60), await claim(other, 24 * 60 + 1)]).toEqual([1, 1, 0, 1])
})

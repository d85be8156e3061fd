import { beforeEach, expect, test } from 'vitest'
import { listQueue } from '@/lib/cases/queue-queries'
import { readQueueFilters } from '@/lib/cases/queue-rules'
import { systemActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { findLadder } from '../ladder/get-ladder'
import { takeStep } from '../ladder/take-step'
import { placeHold } from '../place-hold'
import { placeHoldSchema } from '../schema'
import { markHoldOpened } from './mark-hold-opened'
import { openReachTasks } from './open-reach-tasks'
import { tickReachTask } from './tick-reach-task'

const { owner } = await testDatabase()
let office: Office
const at = (day: string) => new Date(`${day}T20:00:00Z`)

beforeEach(async () => {
  office = await anOffice(owner)
})

/** A case on hold whose notice went the given ways. */
const held = async (...statuses: string[]) => {
  const { caseId } = await office.openCase()
  const form = placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.', respondByOn: '2026-12-04' })
  const { holdId } = await placeHold({ ...office.technician, at: at('2026-11-20') }, form)
  const told = newId()
  await owner.query(
    `INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", "caseId", priority, "createdAt") VALUES ($1, $2, $3, 'hold_placed', $4, $5, 'high', $6)`,
    [told, office.tenantId, newId(), office.member.userId, caseId, at('2026-11-20')],
  )
  for (const [place, status] of statuses.entries())
    await owner.query(
      `INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, status) VALUES (gen_random_uuid(), $1, $2, $3::"Channel", $4::"DeliveryStatus")`,
      [office.tenantId, told, ['email', 'sms'][place], status],
    )
  return { caseId, holdId }
}
const learn = (caseId: string, day = '2026-11-20') =>
  transact({ tenantId: office.tenantId }, (tx) => openReachTasks(tx, [{ caseId, actor: systemActor(office.tenantId, at(day), 'test') }]))
const see = (caseId: string, day = '2026-11-23') => findLadder({ ...office.technician, at: at(day) }, caseId)
const isMarked = async (caseId: string) => {
  const { rows } = await listQueue(office.technician, { ...readQueueFilters({}, 'technician'), view: 'all' })
  return rows.find(({ id }) => id === caseId)?.notReached
}
const events = async (caseId: string) =>
  (
    await owner.query<{ type: string }>(`SELECT type FROM "AuditEvent" WHERE "caseId" = $1 AND type ~ 'reach|hold_' ORDER BY at, "recordedAt"`, [caseId])
  ).rows.map(({ type }) => type)

test('H-20 a notice that did not get through becomes a task for the next business day, once, and a mark in the queue', async () => {
  const { caseId } = await held('bounced')
  for (let twice = 0; twice < 2; twice++) await learn(caseId)
  expect(await see(caseId)).toMatchObject({ reach: 'not_reached', task: { dueOn: '2026-11-23', doneAt: null } })
  expect(await isMarked(caseId)).toBe(true)
  expect(await events(caseId)).toEqual(['reach_task_opened'])
})

test('H-20 while a text message is under way or arrived, nobody needs to be called', async () => {
  const [trying, arrived] = [await held('failed', 'queued'), await held('failed', 'delivered')]
  for (const { caseId } of [trying, arrived]) {
    await learn(caseId)
    expect(await isMarked(caseId)).toBe(false)
  }
  expect(await see(trying.caseId)).toMatchObject({ reach: 'told', task: null })
  expect(await see(arrived.caseId)).toMatchObject({ reach: 'delivered', task: null })
})

test('H-20 ticked off, it says who, when and how, the mark goes, and the no-answer clock goes on', async () => {
  await owner.query(`INSERT INTO "WaitingSettings" ("tenantId", "end") VALUES ($1, 'close')`, [office.tenantId])
  const { caseId, holdId } = await held('failed')
  await learn(caseId)
  const take = (day: string) => takeStep({ tenantId: office.tenantId, holdId }, at(day))
  expect(await take('2026-12-07')).toBeNull()
  expect((await see(caseId, '2026-12-07'))?.next).toMatchObject({ step: 'last_warning', held: 'not_reached' })
  const tick = (how: 'call' | 'letter') => tickReachTask({ ...office.technician, at: at('2026-12-08') }, { caseId, how, note: 'Spoke with her.' })
  await tick('call')
  await tick('letter')
  expect((await see(caseId, '2026-12-08'))?.task).toEqual({
    dueOn: '2026-11-23',
    doneAt: expect.stringContaining('2026-12-08T20:00'),
    doneBy: 'Elena Vargas',
    how: 'call',
    note: 'Spoke with her.',
  })
  expect(await isMarked(caseId)).toBe(false)
  expect([await take('2026-12-08'), await take('2026-12-11'), await take('2026-12-14')]).toEqual(['last_warning', null, 'end'])
  expect(await events(caseId)).toEqual(['reach_task_opened', 'member_reached', 'hold_warned', 'hold_closed_unanswered'])
})

test('H-20 the daily look opens the task of a notice that was lost unnoticed', async () => {
  const { caseId, holdId } = await held('bounced')
  expect(await takeStep({ tenantId: office.tenantId, holdId }, at('2026-11-23'))).toBeNull()
  expect((await see(caseId))?.task).toMatchObject({ dueOn: '2026-11-24' })
})

test('H-20 whoever opened the case is reached, whatever became of the mail', async () => {
  const { caseId } = await held('failed')
  await learn(caseId)
  for (const day of ['2026-11-24', '2026-11-25']) await markHoldOpened({ ...office.member, at: at(day) }, { caseId })
  expect(await see(caseId)).toMatchObject({ reach: 'opened', task: null, isUnopened: false })
  expect(await isMarked(caseId)).toBe(false)
  expect(await events(caseId)).toEqual(['reach_task_opened', 'hold_opened'])
})

test('H-20 without a task there is nothing to tick off', async () => {
  const { caseId } = await held('sent')
  await expect(tickReachTask(office.technician, { caseId, how: 'call', note: '' })).rejects.toMatchObject({ code: 'conflict', reason: 'nobody_to_reach' })
})

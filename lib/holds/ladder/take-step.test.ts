import { beforeEach, expect, test } from 'vitest'
import { addNote } from '@/lib/cases/add-note'
import { newId } from '@/lib/core/ids'
import { placeHold } from '@/lib/holds/place-hold'
import { receiveFile } from '@/lib/holds/receive-file'
import { resumeCase } from '@/lib/holds/resume-case'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { sweepLadders } from './sweep-ladders'
import { takeStep } from './take-step'

const { owner } = await testDatabase()
let office: Office
// Friday the 20th; the date to answer is Friday, December 4th; noon in Los Angeles
const at = (day: string, hour = 20) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
const placedAt = at('2026-11-20')

beforeEach(async () => {
  office = await anOffice(owner)
})

const hold = async (more: object = {}, caseId?: string) => {
  const id = caseId ?? (await office.openCase()).caseId
  const form = placeHoldSchema.parse({ caseId: id, reason: 'We need proof of your income.', respondByOn: '2026-12-04', ...more })
  const { holdId } = await placeHold({ ...office.technician, at: placedAt }, form)
  await seen(id)
  return { caseId: id, holdId }
}
/** The member opened the notice, so that they were reached. */
const seen = (caseId: string) =>
  owner.query(
    `INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", "caseId", priority, "createdAt", "readAt")
     VALUES ($1, $2, $3, 'hold_placed', $4, $5, 'high', $6, $6)`,
    [newId(), office.tenantId, newId(), office.member.userId, caseId, at('2026-11-20', 21)],
  )
const settings = (end: string) =>
  owner.query(
    `INSERT INTO "WaitingSettings" ("tenantId", "end") VALUES ($1, $2::"WaitingEnd") ON CONFLICT ("tenantId") DO UPDATE SET "end" = $2::"WaitingEnd"`,
    [office.tenantId, end],
  )
const take = (holdId: string, now: Date) => takeStep({ tenantId: office.tenantId, holdId }, now)
const walk = async (holdId: string, days: string[]) => {
  const steps = []
  for (const day of days) steps.push(await take(holdId, at(day)))
  return steps
}
const events = async (caseId: string) =>
  (
    await owner.query<{ type: string; details: object }>(`SELECT type, details FROM "AuditEvent" WHERE "caseId" = $1 AND type LIKE 'hold\\_%' ORDER BY at`, [
      caseId,
    ])
  ).rows
const one = async <T>(sql: string, id: string) => (await owner.query(sql, [id])).rows[0] as T
const jobs = async (job: string) =>
  (
    await owner.query<{ payload: { holdId: string } }>(
      `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = $1 AND j.payload->>'tenantId' = $2`,
      [job, office.tenantId],
    )
  ).rows.map(({ payload }) => payload.holdId)

test('H-15 a hold that nobody answers is reminded, warned and closed, each with its event, once', async () => {
  await settings('close')
  const { caseId, holdId } = await hold()
  expect(await walk(holdId, ['2026-11-30', '2026-12-01', '2026-12-01', '2026-12-04', '2026-12-07', '2026-12-10', '2026-12-11', '2026-12-14'])).toEqual([
    null,
    'reminder',
    null,
    'on_the_day',
    'last_warning',
    null,
    'end',
    null,
  ])
  expect((await events(caseId)).map(({ type }) => type)).toEqual(['hold_reminded', 'hold_reminded', 'hold_warned', 'hold_closed_unanswered'])
  expect(await events(caseId)).toMatchObject([{}, {}, { details: { end: 'close', endsOn: '2026-12-11' } }, {}])
  expect(await one(`SELECT "statusCode", "closedAt" FROM "Case" WHERE id = $1`, caseId)).toMatchObject({ statusCode: 'closed', closedAt: at('2026-12-11') })
  expect(await one(`SELECT "openCaseId", "endedAs" FROM "Hold" WHERE id = $1`, holdId)).toEqual({ openCaseId: null, endedAs: 'closed' })
})

test('H-15 escalated, the head of the department is named and the case stays on hold', async () => {
  await settings('escalate')
  const { caseId, holdId } = await hold()
  await walk(holdId, ['2026-12-07', '2026-12-11'])
  expect((await events(caseId)).at(-1)).toMatchObject({ type: 'hold_escalated', details: { headIds: [office.head.userId] } })
  expect(await one(`SELECT "statusCode" FROM "Case" WHERE id = $1`, caseId)).toEqual({ statusCode: 'on_hold' })
})

test('H-15 a file or a note of the member cancels what is left; our own note does not', async () => {
  const [file, note, ours] = [await hold(), await hold(), await hold()]
  const when = at('2026-11-25')
  await receiveFile(
    { ...office.member, at: when },
    { caseId: file.caseId, itemId: null, fileName: 'a.txt', mediaType: 'text/plain', bytes: Buffer.from('abc') },
  )
  await addNote({ ...office.member, at: when }, { caseId: note.caseId, visibility: 'shared', body: 'I am still looking for it.' })
  await addNote({ ...office.technician, at: when }, { caseId: ours.caseId, visibility: 'shared', body: 'Please do not forget.' })
  expect(await take(file.holdId, at('2026-12-01'))).toBeNull()
  expect(await take(note.holdId, at('2026-12-01'))).toBeNull()
  expect(await take(ours.holdId, at('2026-12-01'))).toBe('reminder')
})

test('H-15 a hold that waits for somebody else sends no reminders', async () => {
  for (const waitingFor of ['third_party', 'us']) expect(await take((await hold({ waitingFor })).holdId, at('2026-12-01'))).toBeNull()
})

test('H-15 a hold that ended or got another date after it was swept is decided anew', async () => {
  const [ended, moved] = [await hold(), await hold()]
  await sweepLadders(at('2026-12-01'))
  await resumeCase({ ...office.technician, at: at('2026-12-01') }, { caseId: ended.caseId })
  await owner.query(`UPDATE "Hold" SET "respondByOn" = '2026-12-18' WHERE id = $1`, [moved.holdId])
  expect(await take(ended.holdId, at('2026-12-01'))).toBeNull()
  expect(await take(moved.holdId, at('2026-12-01'))).toBeNull()
  expect(await take(moved.holdId, at('2026-12-15'))).toBe('reminder')
})

test('H-15 nothing closes while a file waits for review or is on its way, nor while the member was not reached', async () => {
  await settings('close')
  const [onItsWay, lost] = [await hold(), await hold()]
  await walk(onItsWay.holdId, ['2026-12-07'])
  await walk(lost.holdId, ['2026-12-07'])
  await owner.query(
    `INSERT INTO "Upload" (id, "tenantId", "caseId", "userId", "fileName", size, state) VALUES (gen_random_uuid(), $1, $2, $3, 'a.jpg', 3, 'sending')`,
    [office.tenantId, onItsWay.caseId, office.member.userId],
  )
  await owner.query(`UPDATE "Notification" SET "readAt" = NULL WHERE "caseId" = $1`, [lost.caseId])
  await owner.query(
    `INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, status) SELECT gen_random_uuid(), "tenantId", id, 'email', 'bounced' FROM "Notification" WHERE "caseId" = $1`,
    [lost.caseId],
  )
  expect(await take(onItsWay.holdId, at('2026-12-11'))).toBeNull()
  expect(await take(lost.holdId, at('2026-12-11'))).toBeNull()
})

test('H-15 two workers at once take a step once', async () => {
  const { caseId, holdId } = await hold()
  const taken = await Promise.all(Array.from({ length: 6 }, () => take(holdId, at('2026-12-01'))))
  expect(taken.filter(Boolean)).toEqual(['reminder'])
  expect(await events(caseId)).toHaveLength(1)
})

test('H-15 the sweep looks by day and near the date, and each hold once a day', async () => {
  const { holdId } = await hold()
  const far = await hold({ respondByOn: '2027-06-01' })
  await sweepLadders(at('2026-12-01', 11)) // 3 in the morning in Los Angeles
  expect(await jobs('hold.take-step')).toEqual([])
  await sweepLadders(at('2026-12-01'))
  await sweepLadders(at('2026-12-01', 21))
  expect(await jobs('hold.take-step')).toEqual([holdId])
  await take(holdId, at('2026-12-01'))
  await owner.query(`DELETE FROM graphile_worker._private_jobs`)
  await sweepLadders(at('2026-12-01', 22))
  expect(await jobs('hold.take-step')).toEqual([])
  await sweepLadders(at('2026-12-02'))
  expect(await jobs('hold.take-step')).toEqual([holdId])
  expect(far.holdId).not.toBe(holdId)
})

test('H-15 after a week without a worker 200 holds are reminded once a case at most, and answered ones not at all', { timeout: 240_000 }, async () => {
  const cases = await office.openCases(200)
  const holds = new Map<string, string>()
  for (const caseId of cases) holds.set((await hold({}, caseId)).holdId, caseId)
  const answered = cases.filter((_, at) => at % 4 === 0)
  await owner.query(
    `INSERT INTO "CaseNote" (id, "tenantId", "caseId", "authorId", visibility, body, "createdAt")
     SELECT gen_random_uuid(), $1, id, $2, 'shared', 'Here is what I have.', '2026-12-02T20:00:00Z' FROM "Case" WHERE id = ANY($3::uuid[])`,
    [office.tenantId, office.member.userId, answered],
  )
  // stopped from November 30th: both reminders were missed
  const back = at('2026-12-07')
  await sweepLadders(back)
  const queued = await jobs('hold.take-step')
  expect(queued.sort()).toEqual([...holds.keys()].sort())
  const worker = async (mine: string[]) => {
    for (const holdId of mine) await take(holdId, back)
  }
  await Promise.all([worker(queued), worker([...queued].reverse())])
  const { rows } = await owner.query<{ caseId: string; count: number }>(
    `SELECT "caseId", count(*)::int AS count FROM "AuditEvent" WHERE "tenantId" = $1 AND type IN ('hold_reminded', 'hold_warned') GROUP BY 1`,
    [office.tenantId],
  )
  expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: 150 }, () => 1))
  expect(rows.filter(({ caseId }) => answered.includes(caseId))).toEqual([])
})

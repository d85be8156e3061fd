import { simpleParser } from 'mailparser'
import { beforeEach, expect, test } from 'vitest'
import { completeCase } from '@/lib/holds/complete-case'
import { placeHold } from '@/lib/holds/place-hold'
import { resumeCase } from '@/lib/holds/resume-case'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { mailServer } from '@/lib/testing/mail-server'
import { anOffice, type Office } from '@/lib/testing/office'
import { notifyPeople } from '../notify-people'
import { changePreferences } from '../preferences/change-preferences'
import { changePreferencesSchema } from '../preferences/schema'
import { sendDelivery } from '../send-delivery'
import { closeDigest } from './close-digest'
import { sweepDigests } from './sweep-digests'

const { owner } = await testDatabase()
const smtp = mailServer()
let office: Office
beforeEach(async () => {
  office = await anOffice(owner)
})

const choose = (form: object, actor = office.member) => changePreferences({ ...actor, at: new Date() }, changePreferencesSchema.parse(form))
const rows = async <T>(sql: string) => (await owner.query(sql, [office.tenantId])).rows as T[]
const told = async (type: string, caseId: string) => {
  const { rows } = await owner.query<{ id: string }>(`SELECT id FROM "AuditEvent" WHERE type = $1 AND "caseId" = $2 ORDER BY "recordedAt" DESC LIMIT 1`, [
    type,
    caseId,
  ])
  await notifyPeople({ tenantId: office.tenantId, eventId: rows[0]?.id ?? '' })
}
const completed = async () => {
  const { caseId, number } = await office.openCase()
  await completeCase(office.technician, { caseId })
  await told('case_completed', caseId)
  return { caseId, number }
}
const windows = () =>
  rows<{ id: string; dueAt: Date; closedAt: Date | null; method: string }>(`SELECT * FROM "DigestWindow" WHERE "tenantId" = $1 ORDER BY "dueAt"`)
const mails = () =>
  rows<{ status: string; method: string; error: string | null; kind: string; id: string }>(
    `SELECT d.*, n.kind FROM "Delivery" d JOIN "Notification" n ON n.id = d."notificationId" WHERE d."tenantId" = $1 AND d.channel = 'email' ORDER BY d."queuedAt", d.id`,
  )
const makeDue = () =>
  owner.query(`UPDATE "DigestWindow" SET "dueAt" = now() - interval '1 second' WHERE "tenantId" = $1 AND "closedAt" IS NULL`, [office.tenantId])
const closeAll = async () => {
  for (const { id, closedAt } of await windows()) if (!closedAt) await closeDigest({ tenantId: office.tenantId, windowId: id })
}
const post = async () => {
  for (const { id, status, kind } of await mails())
    if (kind === 'digest' && status === 'queued') await sendDelivery({ tenantId: office.tenantId, deliveryId: id })
}

test('N-04 N-05 what may wait goes out in one letter a period, what must not comes at once', async () => {
  await choose({ frequency: 'daily_digest' })
  const [one, two] = [await completed(), await completed()]
  const held = await office.openCase()
  await placeHold(office.technician, placeHoldSchema.parse({ caseId: held.caseId, reason: 'We need proof of your income.' }))
  await told('case_held', held.caseId)
  expect((await mails()).map(({ kind, method, status }) => [kind, method, status])).toEqual([
    ['case_completed', 'daily_digest', 'queued'],
    ['case_completed', 'daily_digest', 'queued'],
    ['hold_placed', 'immediate', 'queued'],
  ])
  await closeAll()
  expect(smtp.mails).toHaveLength(0)
  await makeDue()
  await closeAll()
  await closeAll()
  await post()
  await post()
  expect(smtp.mails).toHaveLength(1)
  const letter = await simpleParser(smtp.mails[0]?.raw ?? '')
  expect(letter.text).toContain(one.number)
  expect(letter.text).toContain(two.number)
  expect(letter.text).toContain(`/cases/${one.number}`)
  expect(letter.subject).not.toContain(one.number)
  expect((await mails()).filter(({ method }) => method === 'daily_digest').map(({ status }) => status)).toEqual(['sent', 'sent', 'sent'])
})

test('N-04 nothing is sent when nothing is left to tell', async () => {
  await choose({ frequency: 'weekly_digest' })
  const { caseId } = await completed()
  await owner.query(`UPDATE "Case" SET "statusCode" = 'reopened' WHERE id = $1`, [caseId])
  await makeDue()
  await closeAll()
  await post()
  expect(smtp.mails).toHaveLength(0)
  expect(await mails()).toMatchObject([{ status: 'skipped', error: 'not_true' }])
  expect((await windows()).every(({ closedAt }) => closedAt)).toBe(true)
})

test('N-04 what happens after a digest closed is in the next one, and no item is in two', async () => {
  await choose({ frequency: 'daily_digest' })
  await completed()
  await makeDue()
  await closeAll()
  await completed()
  expect(await windows()).toHaveLength(2)
  await makeDue()
  await closeAll()
  await post()
  expect(smtp.mails).toHaveLength(2)
})

test('N-04 while 8 write and the digest is closed again and again, every event is in exactly one digest', { timeout: 120_000 }, async () => {
  await choose({ frequency: 'daily_digest' })
  const cases = await office.openCases(160)
  const queue = [...cases]
  let writing = true
  const writer = async () => {
    for (let caseId = queue.pop(); caseId; caseId = queue.pop()) {
      await completeCase(office.technician, { caseId })
      await told('case_completed', caseId)
    }
  }
  const closer = (async () => {
    while (writing) {
      await makeDue()
      await closeAll()
    }
  })()
  await Promise.all(Array.from({ length: 8 }, writer))
  writing = false
  await closer
  await makeDue()
  await closeAll()
  await post()
  const text = (await Promise.all(smtp.mails.map(async ({ raw }) => (await simpleParser(raw)).text ?? ''))).join('\n')
  const { rows: numbers } = await owner.query<{ number: string }>('SELECT number FROM "Case" WHERE id = ANY($1)', [cases])
  for (const { number } of numbers) expect(text.split(`/cases/${number}`).length - 1, number).toBe(1)
  const items = (await mails()).filter(({ kind }) => kind === 'case_completed')
  expect(items).toHaveLength(160)
  expect(items.every(({ status }) => status === 'sent')).toBe(true)
  const perWindow = await rows<{ windows: number }>(
    `SELECT count(DISTINCT "windowId")::int AS windows FROM "Delivery" WHERE "tenantId" = $1 GROUP BY id HAVING count(DISTINCT "windowId") > 1`,
  )
  expect(perWindow).toEqual([])
})

test('N-04 whoever goes back to at once gets what waited within the next sweep', async () => {
  await choose({ frequency: 'weekly_digest' })
  await completed()
  await choose({ frequency: 'immediate' })
  expect(await sweepDigests()).toBeGreaterThan(0)
  await closeAll()
  await post()
  expect(smtp.mails).toHaveLength(1)
  await completed()
  expect((await mails()).at(-1)).toMatchObject({ method: 'immediate' })
})

test('N-04 changing from weekly to daily moves what waits, and a new zone moves the hour', async () => {
  await choose({ frequency: 'weekly_digest' })
  await completed()
  await choose({ frequency: 'daily_digest' })
  const [moved, ...more] = await windows()
  expect(more).toEqual([])
  expect(moved?.method).toBe('daily_digest')
  expect((await mails())[0]?.method).toBe('daily_digest')
  await choose({ timeZone: 'Pacific/Honolulu' })
  const [there] = await windows()
  expect(new Intl.DateTimeFormat('en-GB', { timeZone: 'Pacific/Honolulu', hour: '2-digit', minute: '2-digit' }).format(there?.dueAt)).toBe('08:00')
})

test('N-03 a channel switched off between queue and send sends nothing, and the delivery says why', async () => {
  const { caseId } = await office.openCase()
  await placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.' }))
  await resumeCase(office.technician, { caseId })
  await told('case_resumed', caseId)
  const [queued] = await mails()
  await choose({ kinds: { hold_resumed: { email: false } } })
  await sendDelivery({ tenantId: office.tenantId, deliveryId: queued?.id ?? '' })
  expect(smtp.counts.greeting).toBe(0)
  expect(await mails()).toMatchObject([{ status: 'skipped', error: 'not_wanted' }])
})

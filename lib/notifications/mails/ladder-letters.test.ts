import { simpleParser } from 'mailparser'
import { beforeEach, expect, test } from 'vitest'
import { addNote } from '@/lib/cases/add-note'
import { markCaseSeen } from '@/lib/cases/mark-case-seen'
import { takeStep } from '@/lib/holds/ladder/take-step'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { mailServer } from '@/lib/testing/mail-server'
import { anOffice, type Office } from '@/lib/testing/office'
import { notifyPeople } from '../notify-people'
import { listNotifications } from '../queries'
import { sendDelivery } from '../send-delivery'

const { owner } = await testDatabase()
const smtp = mailServer()
let office: Office
beforeEach(async () => {
  office = await anOffice(owner)
})

/** Takes the day's step, tells of it and posts the letters; answers with those that went out, by address. */
async function live(holdId: string, day: string, sentOn = day) {
  smtp.mails.length = 0
  await takeStep({ tenantId: office.tenantId, holdId }, new Date(`${day}T20:00:00Z`))
  const { rows } = await owner.query<{ id: string }>(
    `SELECT id FROM "AuditEvent" e WHERE "tenantId" = $1 AND (type = 'case_held' OR type LIKE 'hold\\_%') AND NOT EXISTS (SELECT FROM "Notification" n WHERE n."eventId" = e.id)`,
    [office.tenantId],
  )
  for (const { id } of rows) await notifyPeople({ tenantId: office.tenantId, eventId: id })
  const queued = await owner.query<{ id: string }>(`SELECT id FROM "Delivery" WHERE "tenantId" = $1 AND status = 'queued' AND channel = 'email'`, [
    office.tenantId,
  ])
  for (const { id } of queued.rows) await sendDelivery({ tenantId: office.tenantId, deliveryId: id }, new Date(`${sentOn}T20:00:00Z`))
  const letters = await Promise.all(smtp.mails.map(({ raw }) => simpleParser(raw)))
  return letters.map(({ to, subject, text }) => ({ to: [to].flat()[0]?.text ?? '', subject, text: (text ?? '').replace(/\s+/g, ' ') }))
}

test('H-15 the member reads each step in their language with the day, and is told when the case is closed', async () => {
  await owner.query(`UPDATE "User" SET locale = 'es' WHERE id = $1`, [office.member.userId])
  await owner.query(`INSERT INTO "WaitingSettings" ("tenantId", "end") VALUES ($1, 'close')`, [office.tenantId])
  const { caseId, number } = await office.openCase()
  const form = placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.', respondByOn: '2026-12-04', items: [{ name: 'Pay slip' }] })
  const { holdId } = await placeHold({ ...office.technician, at: new Date('2026-11-20T20:00:00Z') }, form)
  expect(await live(holdId, '2026-11-20')).toHaveLength(1)
  const [first] = await live(holdId, '2026-12-01')
  expect(first?.subject).toBe(`Recuerde su caso ${number}`)
  expect(first?.text).toContain('Necesitamos algo de usted a más tardar el viernes, 4 de diciembre de 2026.')
  expect(first?.text).toContain('Pay slip')
  expect((await live(holdId, '2026-12-04'))[0]?.text).toContain('Hoy es el último día para responder.')
  const [bell] = (await listNotifications({ ...office.member, locale: 'es' })).notifications
  // read on whatever day
  expect(bell?.message).toBe('El último día es el viernes, 4 de diciembre de 2026. Todavía necesitamos algo de usted.')
  const [last] = await live(holdId, '2026-12-07')
  expect(last?.subject).toBe(`Último recordatorio de su caso ${number}`)
  expect(last?.text).toContain('Si no responde, cerramos su caso el viernes, 11 de diciembre de 2026.')
  const closed = await live(holdId, '2026-12-11')
  expect(closed.map(({ subject }) => subject).sort()).toEqual([`Case ${number} was closed without an answer`, `Cerramos su caso ${number}`])
  const titles = (await listNotifications({ ...office.member, locale: 'es' })).notifications.map(({ title, message }) => `${title}: ${message}`)
  expect(titles.slice(0, 2)).toEqual([
    `Cerramos su caso ${number}: No supimos de usted. Llámenos si quiere seguir.`,
    `Último recordatorio de su caso ${number}: Si no responde, cerramos su caso el viernes, 11 de diciembre de 2026.`,
  ])
})

test('H-15 escalated, the department head and the technician are told, and a reminder that came to be false is not sent', async () => {
  await owner.query(`INSERT INTO "WaitingSettings" ("tenantId", "end") VALUES ($1, 'escalate')`, [office.tenantId])
  const { caseId, number } = await office.openCase()
  const form = placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.', respondByOn: '2026-12-04' })
  const { holdId } = await placeHold({ ...office.technician, at: new Date('2026-11-20T20:00:00Z') }, form)
  await live(holdId, '2026-11-20')
  expect((await live(holdId, '2026-12-07'))[0]?.text).toContain('the head of the department looks at your case on Friday, December 11, 2026.')
  const told = await live(holdId, '2026-12-11')
  expect(told.map(({ to }) => to.replace(/^.*<|>.*$/g, '')).sort()).toEqual(['elena.vargas@example.test', 'grace.liu@example.test'])
  expect(told[0]?.subject).toBe(`Case ${number}: the member does not answer`)

  const other = await office.openCase()
  const again = await placeHold({ ...office.technician, at: new Date('2026-11-20T20:00:00Z') }, { ...form, caseId: other.caseId })
  await live(again.holdId, '2026-11-20')
  await takeStep({ tenantId: office.tenantId, holdId: again.holdId }, new Date('2026-12-01T20:00:00Z'))
  await addNote(office.member, { caseId: other.caseId, visibility: 'shared', body: 'It is on its way.' })
  await markCaseSeen(office.technician, { caseId: other.caseId, asOf: office.member.at.toISOString() })
  expect(await live(again.holdId, '2026-12-01')).toEqual([])
})

test('H-15 a reminder that waited for the mail server till the date had passed is not sent; what comes next is', async () => {
  const { caseId, number } = await office.openCase()
  const form = placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.', respondByOn: '2026-12-04' })
  const { holdId } = await placeHold({ ...office.technician, at: new Date('2026-11-20T20:00:00Z') }, form)
  await live(holdId, '2026-11-20')
  expect(await live(holdId, '2026-12-01', '2026-12-04')).toHaveLength(1)
  expect(await live(holdId, '2026-12-04', '2026-12-05')).toEqual([])
  expect((await live(holdId, '2026-12-07')).map(({ subject }) => subject)).toEqual([`Last reminder for your case ${number}`])
})

test('H-15 news from before the hold, not looked at yet, keep no reminder and no warning from the member', async () => {
  await owner.query(`INSERT INTO "WaitingSettings" ("tenantId", "end") VALUES ($1, 'close')`, [office.tenantId])
  const { caseId, number } = await office.openCase()
  await addNote({ ...office.member, at: new Date('2026-11-20T18:00:00Z') }, { caseId, visibility: 'shared', body: 'How long does it take?' })
  const form = placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.', respondByOn: '2026-12-04' })
  const { holdId } = await placeHold({ ...office.head, at: new Date('2026-11-20T20:00:00Z') }, form)
  await live(holdId, '2026-11-20')
  expect((await live(holdId, '2026-12-01')).map(({ subject }) => subject)).toEqual([`Please remember your case ${number}`])
  expect((await live(holdId, '2026-12-07')).map(({ subject }) => subject)).toEqual([`Last reminder for your case ${number}`])
})

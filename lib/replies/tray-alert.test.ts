import { mkdtempSync, rmSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { afterAll, expect, test } from 'vitest'
import { deleteCase } from '@/lib/cases/delete-case'
import { forgetEnv } from '@/lib/core/env'
import { replyAddress } from '@/lib/mail/reply-address'
import { closeMailer } from '@/lib/notifications/channels/email'
import { notifyPeople } from '@/lib/notifications/notify-people'
import { getPreferences } from '@/lib/notifications/preferences/get-preferences'
import { listNotifications } from '@/lib/notifications/queries'
import { sendDelivery } from '@/lib/notifications/send-delivery'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { startSmtpServer } from '@/lib/testing/smtp-server'
import { keepMail } from './keep-mail'
import { takeReply } from './take-reply'

const { owner } = await testDatabase()
const folder = mkdtempSync('/var/tmp/casebell-alert-')
const smtp = await startSmtpServer()
Object.assign(process.env, { CASEBELL_DATA_DIR: folder, REPLY_DOMAIN: 'reply.harbor.example.test', REPLY_SENDER_CHECK: 'off', SMTP_URL: smtp.url })
forgetEnv()
const office = await anOffice(owner)
const { tenantId, administrator } = office
const other = await office.addPerson('Omar Haddad', 'administrator')
const gone = await office.addPerson('Gone Long', 'administrator')
await owner.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [gone.userId])
await owner.query(`UPDATE "User" SET locale = 'es' WHERE id = $1`, [other.userId])
afterAll(async () => {
  closeMailer()
  await smtp.close()
  rmSync(folder, { recursive: true, force: true })
})

const rows = async <T>(sql: string) => (await owner.query(sql, [tenantId])).rows as T[]
let letters = 0
/** A mail by a stranger, worked on: it waits in the tray. */
async function stranger(caseId: string) {
  const to = replyAddress({ tenantId, caseId, memberId: office.member.userId }) ?? ''
  const raw = `From: son@example.test\r\nSubject: Letter ${++letters}\r\n\r\nSecret words ${letters}.\r\n`
  const bytes = (async function* () {
    yield Buffer.from(raw)
  })()
  await keepMail({ to: [to], envelopeFrom: 'son@example.test', ip: null, helo: null, bytes })
  for (const { id } of await rows<{ id: string }>(`SELECT id FROM "InboundMail" WHERE "tenantId" = $1 AND state = 'received'`))
    await takeReply({ tenantId, mailId: id })
}
const done = new Set<string>()
/** The jobs of all that was not told yet, at once and each twice. */
async function tellAll() {
  const all = await rows<{ id: string }>(`SELECT id FROM "AuditEvent" WHERE "tenantId" = $1 AND type = 'mail_waiting'`)
  const events = all.filter(({ id }) => !done.has(id))
  for (const { id } of events) done.add(id)
  await Promise.all([...events, ...events].map(({ id }) => notifyPeople({ tenantId, eventId: id })))
  return events.length
}
const told = () =>
  rows<{ recipientId: string; caseId: string | null }>(`SELECT "recipientId", "caseId" FROM "Notification" WHERE "tenantId" = $1 AND kind = 'mail_waiting'`)

test('H-18 N-10 a flood of mails in the tray is one alert a day for each administrator, with the way to the tray and none of its words', async () => {
  const { caseId } = await office.openCase()
  for (let n = 0; n < 12; n++) await stranger(caseId)
  expect(await tellAll()).toBe(12)
  expect((await told()).map(({ recipientId }) => recipientId).sort()).toEqual([administrator.userId, other.userId].sort())

  for (const { id } of await rows<{ id: string }>(`SELECT id FROM "Delivery" WHERE "tenantId" = $1 AND channel = 'email' AND status = 'queued'`))
    await sendDelivery({ tenantId, deliveryId: id })
  const sent = await Promise.all(smtp.mails.map(async ({ to, raw }) => ({ to, ...(await simpleParser(raw)) })))
  expect(sent.map(({ subject }) => subject).sort()).toEqual(['Hay correo en su bandeja', 'Mail waits in your tray'])
  for (const { text, html, headers } of sent) {
    expect(text).toContain('/desk/admin/mail-tray')
    expect(`${text}${html}`).not.toMatch(/Secret|son@example|Letter \d|CASE-/)
    expect(String(headers.get('reply-to') ?? '')).not.toContain('reply+')
  }
  const [bell] = (await listNotifications(administrator)).notifications
  expect(bell).toMatchObject({ type: 'mail_waiting', title: 'Mail waits in the tray', href: '/desk/admin/mail-tray', caseNumber: null })
  expect((await listNotifications(office.technician)).total).toBe(0)

  await owner.query(`UPDATE "SentAlert" SET at = now() - interval '25 hours' WHERE "tenantId" = $1`, [tenantId])
  await stranger(caseId)
  await tellAll()
  expect(await told()).toHaveLength(4)
})

test('H-18 a mail whose case is gone is told like any other', async () => {
  await owner.query('DELETE FROM "SentAlert" WHERE "tenantId" = $1', [tenantId])
  const before = (await told()).length
  const { caseId } = await office.openCase()
  await deleteCase(administrator, { caseId })
  await stranger(caseId)
  await tellAll()
  const now = await told()
  expect(now.length).toBe(before + 2)
  expect(now.every((one) => one.caseId === null)).toBe(true)
})

test('H-18 only administrators can choose how they hear of the tray', async () => {
  const kinds = async (actor: typeof administrator) => (await getPreferences({ ...actor, at: new Date() })).kinds.map(({ name }) => name)
  expect(await kinds(administrator)).toContain('mail_waiting')
  for (const actor of [office.technician, office.head, office.legal, office.member]) expect(await kinds(actor)).not.toContain('mail_waiting')
})

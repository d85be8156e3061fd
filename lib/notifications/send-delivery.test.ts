import { simpleParser } from 'mailparser'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { placeHold } from '@/lib/holds/place-hold'
import { resumeCase } from '@/lib/holds/resume-case'
import { placeHoldSchema } from '@/lib/holds/schema'
import { type TestDatabase, testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { type SmtpScript, startSmtpServer } from '@/lib/testing/smtp-server'
import { closeMailer } from './channels/email'
import { notifyPeople } from './notify-people'
import { sendDelivery } from './send-delivery'

let database: TestDatabase
let office: Office
let close: (() => Promise<void>) | undefined

beforeAll(async () => {
  database = await testDatabase()
  office = await anOffice(database.owner)
})
afterEach(async () => {
  closeMailer()
  await close?.()
  close = undefined
})

async function postOffice(script?: SmtpScript) {
  const server = await startSmtpServer(script)
  close = server.close
  process.env.SMTP_URL = server.url
  forgetEnv()
  return server
}

type Form = Parameters<typeof placeHoldSchema.parse>[0] & object

/** A hold whose notification is made; the letter waits. */
async function heldCase(form: Form = {}) {
  const { caseId, number } = await office.openCase()
  const { holdId } = await placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.', ...form }))
  const { rows } = await database.owner.query(`SELECT id FROM "AuditEvent" WHERE type = 'case_held' AND "caseId" = $1`, [caseId])
  const event = { tenantId: office.tenantId, eventId: String(rows[0].id) }
  await notifyPeople(event)
  const delivery = async () => {
    const found = await database.owner.query(
      `SELECT d.* FROM "Delivery" d JOIN "Notification" n ON n.id = d."notificationId" WHERE n."caseId" = $1 AND n.kind = 'hold_placed' AND d.channel = 'email'`,
      [caseId],
    )
    return found.rows[0]
  }
  const send = async () => sendDelivery({ tenantId: office.tenantId, deliveryId: (await delivery()).id })
  const events = async (type: string) =>
    (await database.owner.query(`SELECT details FROM "AuditEvent" WHERE type = $1 AND "caseId" = $2 ORDER BY "recordedAt"`, [type, caseId])).rows.map(
      (row) => row.details,
    )
  const waitingJob = async () =>
    (await database.owner.query(`SELECT run_at, locked_at FROM graphile_worker._private_jobs WHERE key = $1`, [`delivery:${(await delivery()).id}`])).rows[0]
  return { caseId, number, holdId, event, delivery, send, events, waitingJob }
}

test('H-02 N-05 the job run twice tells once: one notification, one delivery a channel, one audit event', async () => {
  const held = await heldCase()
  await Promise.all([notifyPeople(held.event), notifyPeople(held.event)])
  const { rows } = await database.owner.query(`SELECT id, "recipientId" FROM "Notification" WHERE "caseId" = $1 AND kind = 'hold_placed'`, [held.caseId])
  expect(rows).toHaveLength(1)
  expect(rows[0].recipientId).toBe(office.member.userId)
  const deliveries = await database.owner.query(`SELECT channel FROM "Delivery" WHERE "notificationId" = $1 ORDER BY channel`, [rows[0].id])
  expect(deliveries.rows.map(({ channel }) => channel)).toEqual(['in_app', 'email'])
  expect(await held.events('notification_created')).toEqual([{ notificationId: rows[0].id, type: 'hold_placed', recipientId: office.member.userId }])
})

test('H-03 the e-mail carries number, employee, exact reason, items, date and one way to the case, in HTML and text alike', async () => {
  const server = await postOffice()
  const reason = 'We cannot finish your estimate.\nWe need proof of 2021 & 2022.'
  const held = await heldCase({ reason, respondByOn: '2026-12-04', items: [{ name: '2021 tax return' }, { name: 'Photo ID', required: false }] })
  await held.send()
  const mail = await simpleParser(server.mails[0]?.raw ?? '', { skipTextToHtml: true })
  const html = textOf(String(mail.html))
  for (const shown of [mail.text ?? '', html])
    for (const fact of [
      held.number,
      'Frank Ellison',
      'We cannot finish your estimate.',
      'We need proof of 2021 & 2022.',
      '2021 tax return',
      'Photo ID (if you can)',
      'Friday, December 4, 2026',
      'View & update your case',
      'Harbor County Benefits',
    ])
      expect(shown).toContain(fact)
  const links = [...String(mail.html).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
  expect(links).toEqual([`http://localhost:3000/cases/${held.number}`])
  expect(mail.text).toContain(`http://localhost:3000/cases/${held.number}`)
  expect(mail.subject).toBe(`Your case ${held.number} has been placed on hold`)
  expect(mail.references).toBe(`<case-${held.caseId}@casebell.example.test>`)
  expect(String(mail.html)).not.toContain('<img')
})

test('H-03 a hostile reason shows as text, leads nowhere and adds nobody', async () => {
  const server = await postOffice()
  const reason =
    '<script>alert(1)</script><a href="https://evil.example">click</a> \u202Egnp.exe\u202C zero\u200Bwidth\r\nBcc: eve@evil.example, x@evil.example'
  await database.owner.query(`UPDATE "User" SET name = $1 WHERE id = $2`, ['Ruth"\r\nBcc: eve@evil.example, <b>Ellison</b>\u202E', office.member.userId])
  try {
    const held = await heldCase({ reason, items: [{ name: '<img src=x onerror=alert(1)>' }] })
    await held.send()
    expect(server.mails[0]?.to).toEqual(['ruth.ellison@example.test'])
    const mail = await simpleParser(server.mails[0]?.raw ?? '', { skipTextToHtml: true })
    expect(mail.bcc).toBeUndefined()
    const html = String(mail.html)
    expect(html).not.toMatch(/<script|<img|<b>|evil\.example"/)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect([...html.matchAll(/href="([^"]*)"/g)]).toHaveLength(1)
    expect(mail.text).toContain('<script>alert(1)</script><a href="https://evil.example">click</a>')
    expect(html).toContain('Hello Ruth&quot; Bcc: eve@evil.example, &lt;b&gt;Ellison&lt;/b&gt;.')
  } finally {
    await database.owner.query(`UPDATE "User" SET name = 'Ruth Ellison' WHERE id = $1`, [office.member.userId])
  }
})

test('N-13 the e-mail speaks the language of its reader, and so does the reason where it was translated', async () => {
  const server = await postOffice()
  await database.owner.query(`UPDATE "User" SET locale = 'es' WHERE id = $1`, [office.member.userId])
  try {
    const held = await heldCase({ respondByOn: '2026-12-04', translations: { es: { reason: 'Necesitamos prueba de sus ingresos.' } } })
    await held.send()
    const mail = await simpleParser(server.mails[0]?.raw ?? '')
    expect(mail.subject).toBe(`Su caso ${held.number} está en espera`)
    expect(mail.text).toContain('Necesitamos prueba de sus ingresos.')
    expect(mail.text).toContain('viernes, 4 de diciembre de 2026')
    expect(String(mail.html)).toContain('lang="es"')
  } finally {
    await database.owner.query(`UPDATE "User" SET locale = 'en' WHERE id = $1`, [office.member.userId])
  }
})

test('N-05 N-06 a letter that went out is an audit event with address, subject, message id, method and compliance tags', async () => {
  await postOffice()
  const held = await heldCase()
  await held.send()
  const delivery = await held.delivery()
  expect(delivery).toMatchObject({ status: 'sent', attempts: 1, messageId: `<${delivery.id}@casebell.example.test>` })
  expect(await held.events('email_sent')).toEqual([
    expect.objectContaining({
      address: 'ruth.ellison@example.test',
      subject: `Your case ${held.number} has been placed on hold`,
      notificationId: delivery.notificationId,
      messageId: delivery.messageId,
      method: 'immediate',
      compliance: ['HIPAA 164.312(b)', 'SOC 2 CC7.2'],
    }),
  ])
})

test('H-04 N-05 451 is tried again later with the same Message-ID; each failure is in the trail', async () => {
  const server = await postOffice((step, count) => (step === 'rcpt' && count <= 2 ? '451 4.7.1 try later' : undefined))
  const held = await heldCase()
  await held.send()
  expect(await held.delivery()).toMatchObject({ status: 'queued', attempts: 1 })
  const first = await held.waitingJob()
  expect(first.run_at.getTime()).toBeGreaterThan(Date.now() + 5_000)
  await held.send()
  expect((await held.waitingJob()).run_at.getTime()).toBeGreaterThan(first.run_at.getTime())
  await held.send()
  expect(await held.delivery()).toMatchObject({ status: 'sent', attempts: 3 })
  expect(await held.events('email_failed')).toMatchObject([{ attempt: 1, address: 'ruth.ellison@example.test' }, { attempt: 2 }])
  expect(server.mails).toHaveLength(1)
  expect((await held.events('email_failed'))[0].error).toContain('451')
})

test('H-04 N-05 550 is final: failed at once, in the trail, and not tried again', async () => {
  const server = await postOffice((step) => (step === 'rcpt' ? '550 5.1.1 nobody here' : undefined))
  const held = await heldCase()
  await held.send()
  expect(await held.delivery()).toMatchObject({ status: 'failed', attempts: 1 })
  expect(await held.events('email_failed')).toMatchObject([{ attempt: 1, retryAt: null }])
  await held.send()
  expect(server.counts.rcpt).toBe(1)
})

test('H-04 a mail server that is down leaves hold and notification whole and the letter waiting', async () => {
  const server = await postOffice()
  await server.close()
  const held = await heldCase()
  await held.send()
  expect(await held.delivery()).toMatchObject({ status: 'queued', attempts: 1 })
  expect(await held.waitingJob()).toBeDefined()
  const back = await startSmtpServer(undefined, server.port)
  close = back.close
  await held.send()
  expect(await held.delivery()).toMatchObject({ status: 'sent', attempts: 2 })
  expect(back.mails).toHaveLength(1)
})

test('H-04 a letter that came to be false is not sent: the hold was over before', async () => {
  const server = await postOffice()
  const held = await heldCase()
  await resumeCase(office.technician, { caseId: held.caseId })
  await held.send()
  expect(await held.delivery()).toMatchObject({ status: 'skipped', error: 'not_true' })
  expect(server.counts.greeting).toBe(0)
})

test('H-03 a letter about a case that is no longer the reader’s is not sent', async () => {
  const server = await postOffice()
  const held = await heldCase()
  await database.owner.query(`UPDATE "Case" SET "memberId" = $1 WHERE id = $2`, [office.otherMember.userId, held.caseId])
  await held.send()
  expect(await held.delivery()).toMatchObject({ status: 'skipped', error: 'not_theirs' })
  expect(server.counts.greeting).toBe(0)
})

test('H-03 a second, legitimate hold of the same case is told again', async () => {
  const server = await postOffice()
  const held = await heldCase()
  await held.send()
  await resumeCase(office.technician, { caseId: held.caseId })
  await placeHold(office.technician, placeHoldSchema.parse({ caseId: held.caseId, reason: 'One more thing.' }))
  const { rows } = await database.owner.query(`SELECT id FROM "AuditEvent" WHERE type = 'case_held' AND "caseId" = $1 ORDER BY "recordedAt"`, [held.caseId])
  await notifyPeople({ tenantId: office.tenantId, eventId: rows[1].id })
  const { rows: waiting } = await database.owner.query(
    `SELECT d.id FROM "Delivery" d JOIN "Notification" n ON n.id = d."notificationId" WHERE n."eventId" = $1 AND d.channel = 'email'`,
    [rows[1].id],
  )
  await sendDelivery({ tenantId: office.tenantId, deliveryId: waiting[0].id })
  expect(server.mails).toHaveLength(2)
})

function textOf(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
}

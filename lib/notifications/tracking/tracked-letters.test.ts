import { simpleParser } from 'mailparser'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { sendPasswordLink } from '@/lib/access/send-password-link'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { findLadder } from '@/lib/holds/ladder/get-ladder'
import { placeHold } from '@/lib/holds/place-hold'
import { markHoldOpened } from '@/lib/holds/reach/mark-hold-opened'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { startSmtpServer } from '@/lib/testing/smtp-server'
import { closeMailer } from '../channels/email'
import { notifyPeople } from '../notify-people'
import { getPreferences } from '../preferences/get-preferences'
import { sendDelivery } from '../send-delivery'
import { sendPasswordReset } from '../send-password-reset'
import { applyReport } from '../ses/apply-report'
import { changeTracking } from './change-tracking'
import { getTracking } from './get-tracking'
import { listNotificationEvents } from './list-notification-events'
import { readLink, readPixel } from './marked-addresses'
import { recordVisit } from './record-visit'

const { owner } = await testDatabase()
const smtp = await startSmtpServer()
let office: Office

beforeEach(async () => {
  office = await anOffice(owner)
  smtp.mails.length = 0
  process.env.SMTP_URL = smtp.url
  forgetEnv()
})
afterAll(async () => {
  closeMailer()
  await smtp.close()
})

const track = (opens: boolean, clicks: boolean, version = 0) => changeTracking(office.administrator, { version, opens, clicks })

/** A hold whose letter to the member went out: the letter as it came, and what is known of it. */
async function aLetter() {
  const { caseId, number } = await office.openCase()
  await placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.', items: [{ name: 'Pay slip' }] }))
  const { rows } = await owner.query(`SELECT id FROM "AuditEvent" WHERE type = 'case_held' AND "caseId" = $1`, [caseId])
  await notifyPeople({ tenantId: office.tenantId, eventId: rows[0].id })
  const made = await owner.query(
    `SELECT d.id, n.id AS "notificationId" FROM "Delivery" d JOIN "Notification" n ON n.id = d."notificationId" WHERE n."caseId" = $1 AND d.channel = 'email' AND n."recipientId" = $2`,
    [caseId, office.member.userId],
  )
  const { id: deliveryId, notificationId } = made.rows[0] as { id: string; notificationId: string }
  await sendDelivery({ tenantId: office.tenantId, deliveryId })
  const mail = await simpleParser(smtp.mails.at(-1)?.raw ?? '', { skipTextToHtml: true })
  const state = async () =>
    (await owner.query(`SELECT status::text, "openedAt", "clickedAt" FROM "Delivery" WHERE id = $1`, [deliveryId])).rows[0] as {
      status: string
      openedAt: Date | null
      clickedAt: Date | null
    }
  const events = async () =>
    (await listNotificationEvents(office.member, { id: notificationId })).events.map(({ type }) => type).filter((type) => /opened|clicked/.test(type))
  const html = String(mail.html)
  return { caseId, number, deliveryId, html, text: mail.text ?? '', links: [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href), state, events }
}
const markOf = (address: string) => /\/l\/([\w-]+)/.exec(address)?.[1] ?? ''
const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 10, minute))

test('N-11 nothing is tracked until an administrator says so: plain links, no picture, and nothing is kept', async () => {
  expect(await getTracking(office.administrator)).toEqual({ opens: false, clicks: false, version: 0 })
  const letter = await aLetter()
  expect(letter.links).toEqual([`http://localhost:3000/cases/${letter.number}`])
  expect(letter.html).not.toMatch(/<img|\/l\//)
  for (const kind of ['open', 'click'] as const) await recordVisit({ deliveryId: letter.deliveryId, kind }, at(1))
  expect(await letter.state()).toEqual({ status: 'sent', openedAt: null, clickedAt: null })
  expect(await letter.events()).toEqual([])
})

test('N-11 switched on, it is audited, everybody is told of it, and links and picture are of this letter', async () => {
  expect(await track(true, true)).toEqual({ version: 1 })
  expect(await track(true, true, 1)).toEqual({ version: 1 })
  await expect(track(false, false, 0)).rejects.toMatchObject({ code: 'conflict', reason: 'changed_meanwhile' })
  const { rows } = await owner.query(`SELECT details FROM "AuditEvent" WHERE type = 'tracking_changed' AND "tenantId" = $1`, [office.tenantId])
  expect(rows).toEqual([{ details: { opens: true, clicks: true } }])
  expect((await getPreferences(office.member)).tracking).toEqual({ opens: true, clicks: true })
  const { deliveryId, number, links, html, text } = await aLetter()
  const target = `http://localhost:3000/cases/${number}`
  expect(links.map((link) => readLink(markOf(link)))).toEqual([{ deliveryId, target }])
  expect(text).toContain(links[0])
  expect(text).not.toContain('opened.gif')
  const pictures = [...html.matchAll(/<img[^>]*src="([^"]*)"[^>]*alt=""/g)].map(([, src = '']) => src)
  expect(pictures.map((src) => readPixel(markOf(src)))).toEqual([expect.objectContaining({ deliveryId })])
})

test('N-11 either can be on without the other', async () => {
  await track(true, false)
  const opens = await aLetter()
  expect([opens.html.includes('opened.gif'), opens.links]).toEqual([true, [`http://localhost:3000/cases/${opens.number}`]])
  await recordVisit({ deliveryId: opens.deliveryId, kind: 'click' }, at(1))
  expect((await opens.state()).status).toBe('sent')
  await track(false, true, 1)
  const clicks = await aLetter()
  expect([clicks.html.includes('<img'), clicks.links.every((link) => link.includes('/l/'))]).toEqual([false, true])
})

test('N-11 the first time is kept with its event, once, also of many at once', async () => {
  await track(true, true)
  const letter = await aLetter()
  await recordVisit({ deliveryId: letter.deliveryId, kind: 'open' }, at(2))
  expect(await letter.state()).toEqual({ status: 'opened', openedAt: at(2), clickedAt: null })
  await Promise.all([3, 4, 5, 6].map((minute) => recordVisit({ deliveryId: letter.deliveryId, kind: 'click' }, at(minute))))
  await recordVisit({ deliveryId: letter.deliveryId, kind: 'open' }, at(7))
  expect(await letter.state()).toMatchObject({ status: 'clicked', openedAt: at(2) })
  expect(await letter.events()).toEqual(['email_opened', 'email_clicked'])
})

const told = (deliveryId: string) => ({
  us: () => recordVisit({ deliveryId, kind: 'click' }, at(5)),
  ses: () => applyReport({ kind: 'click', at: at(4), bounceType: null, detail: null, sesId: `0100-${newId()}`, deliveryId }, at(6)),
  again: () => applyReport({ kind: 'click', at: at(5), bounceType: null, detail: null, sesId: `0100-${newId()}`, deliveryId }, at(7)),
  later: () => recordVisit({ deliveryId, kind: 'click' }, at(9)),
})

test.each([
  ['us', 'ses', 'again', 'later'],
  ['ses', 'us', 'later', 'again'],
  ['later', 'again', 'us', 'ses'],
  ['again', 'later', 'ses', 'us'],
] as const)('N-11 N-07 told by %s, %s, %s and %s, a click is one click at its earliest time', async (...order) => {
  await track(true, true)
  const letter = await aLetter()
  const tell = told(letter.deliveryId)
  for (const who of order) await tell[who]()
  expect(await letter.state()).toEqual({ status: 'clicked', openedAt: null, clickedAt: at(4) })
  expect(await letter.events()).toEqual(['email_clicked'])
})

test('N-11 N-07 switched off, what SES or an older letter still tells is not kept', async () => {
  await track(true, true)
  const letter = await aLetter()
  await track(false, false, 1)
  const { ses, us } = told(letter.deliveryId)
  expect(await ses()).toBe('not_wanted')
  await us()
  expect(await letter.state()).toEqual({ status: 'sent', openedAt: null, clickedAt: null })
  expect(await letter.events()).toEqual([])
})

test('N-11 X-02 an office that tracks learns nothing of another’s letters', async () => {
  const letter = await aLetter()
  office = await anOffice(owner)
  await track(true, true)
  await recordVisit({ deliveryId: letter.deliveryId, kind: 'click' }, at(1))
  expect(await letter.state()).toEqual({ status: 'sent', openedAt: null, clickedAt: null })
})

test('N-11 H-20 an opened or followed letter has arrived; that the member was reached is proved when they open the case', async () => {
  await track(true, true)
  const letter = await aLetter()
  const reach = async () => (await findLadder(office.technician, letter.caseId))?.reach
  expect(await reach()).toBe('sent')
  for (const kind of ['open', 'click'] as const) {
    await recordVisit({ deliveryId: letter.deliveryId, kind }, at(1))
    expect(await reach()).toBe('delivered')
  }
  await markHoldOpened(office.member, { caseId: letter.caseId })
  expect(await reach()).toBe('opened')
})

test('N-11 a letter with a link to choose a password tells nothing, whatever the office wants', async () => {
  await track(true, true)
  await sendPasswordLink(office.administrator, { userId: office.member.userId })
  const { rows } = await owner.query(`SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'resetId' IS NOT NULL AND payload->>'tenantId' = $1`, [
    office.tenantId,
  ])
  for (const { payload } of rows) await sendPasswordReset(payload)
  expect(smtp.mails.length).toBeGreaterThan(0)
  for (const { raw } of smtp.mails) {
    const html = String((await simpleParser(raw, { skipTextToHtml: true })).html)
    expect(html).toContain('/reset-password/')
    expect(html).not.toMatch(/<img|\/l\//)
  }
})

test('N-11 nobody is told of a letter that is not there', async () => {
  await expect(recordVisit({ deliveryId: newId(), kind: 'click' }, at(1))).resolves.toBeUndefined()
})

import { mkdtempSync, rmSync } from 'node:fs'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { deleteCase } from '@/lib/cases/delete-case'
import { getStaffCase } from '@/lib/cases/queries'
import { forgetEnv } from '@/lib/core/env'
import { replyAddress } from '@/lib/mail/reply-address'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { attachMail } from './attach-mail'
import { keepMail } from './keep-mail'
import { getTrayMail, listMailTray } from './list-mail-tray'
import { settleMail } from './settle-mail'
import { takeReply } from './take-reply'

const { owner } = await testDatabase()
const folder = mkdtempSync('/var/tmp/casebell-tray-')
Object.assign(process.env, { CASEBELL_DATA_DIR: folder, REPLY_DOMAIN: 'reply.harbor.example.test', REPLY_SENDER_CHECK: 'off' })
forgetEnv()
const office = await anOffice(owner)
const boss = office.administrator
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let about: { caseId: string; number: string }
let mailId: string
const state = async () => (await owner.query('SELECT state, why, "attachedToId", files FROM "InboundMail" WHERE id = $1', [mailId])).rows[0]
const events = async () =>
  (await owner.query(`SELECT type FROM "AuditEvent" WHERE details->>'mailId' = $1 ORDER BY "recordedAt"`, [mailId])).rows.map(({ type }) => type)
const take = () => takeReply({ tenantId: office.tenantId, mailId })
async function arrive(raw: string) {
  const to = replyAddress({ tenantId: office.tenantId, caseId: about.caseId, memberId: office.member.userId }) ?? ''
  const bytes = (async function* () {
    yield Buffer.from(raw)
  })()
  await keepMail({ to: [to], envelopeFrom: 'son@example.test', ip: null, helo: null, bytes })
  mailId = (await owner.query('SELECT id FROM "InboundMail" WHERE "caseId" = $1', [about.caseId])).rows[0].id
  await take()
}
const withFile = (file: string) =>
  `From: =?utf-8?q?S=C3=B6n?= <son@example.test>\r\nSubject: For my mother\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nI write for her.\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="../paper.txt"\r\n\r\n${file}\r\n--b--\r\n`
beforeEach(async () => {
  about = await office.openCase()
  await arrive(withFile('A paper'))
})

test('H-18 the tray tells from whom, about what and why, oldest first, and one mail with its words', async () => {
  const { mails } = await listMailTray(boss, { show: 'waiting' })
  expect(mails.at(-1)).toMatchObject({ id: mailId, from: '"Sön" <son@example.test>', subject: 'For my mother', why: 'other_sender', number: about.number })
  const shown = await getTrayMail(boss, { mailId })
  expect(shown).toMatchObject({ text: 'I write for her.', files: [{ fileName: 'paper.txt', size: 7, code: null, receiptNumber: null }] })
})

test('H-18 the tray is read page by page, and one that is done with meanwhile leaves none out and shows none twice', async () => {
  await owner.query(
    `INSERT INTO "InboundMail" (id, "tenantId", "caseId", fingerprint, "storageKey", size, state, why, subject, "receivedAt")
     SELECT gen_random_uuid(), $1, $2, 'page ' || n, 'none', 1, 'waiting', 'other_sender', 'Page ' || n, now() + (n / 3) * interval '1 second' FROM generate_series(1, 120) n`,
    [office.tenantId, about.caseId],
  )
  const all = (await owner.query(`SELECT id FROM "InboundMail" WHERE "tenantId" = $1 AND state = 'waiting' ORDER BY "receivedAt", id`, [office.tenantId])).rows
  const read = async (show: 'waiting' | 'done', between: (last: string) => Promise<void> = async () => {}) => {
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const { mails, next } = await listMailTray(boss, { show, after })
      expect(mails.length).toBeLessThanOrEqual(50)
      seen.push(...mails.map(({ id }) => id))
      if (!next) return seen
      await between(next)
      after = next
    }
  }
  expect(await read('waiting')).toEqual(all.map(({ id }) => id))
  expect(await read('waiting', (mailId) => settleMail(boss, { mailId, note: 'Done meanwhile.' }))).toEqual(all.map(({ id }) => id))
  await owner.query(`UPDATE "InboundMail" SET state = 'settled' WHERE fingerprint LIKE 'page %'`)
  const newestFirst = (
    await owner.query(`SELECT id FROM "InboundMail" WHERE "tenantId" = $1 AND state = 'settled' ORDER BY "receivedAt" DESC, id DESC`, [office.tenantId])
  ).rows
  expect(await read('done')).toEqual(newestFirst.map(({ id }) => id))
  await owner.query(`DELETE FROM "InboundMail" WHERE fingerprint LIKE 'page %'`)
})

test('H-18 a mail put on a case becomes a note among staff and a file of the administrator, once, and its technician sees news', async () => {
  await Promise.all([
    attachMail(boss, { mailId, number: about.number.toLowerCase(), sure: true }),
    attachMail(boss, { mailId, number: about.number, sure: true }),
  ])
  expect(await state()).toMatchObject({ state: 'attaching', attachedToId: about.caseId })
  await Promise.all([take(), take()])
  expect(await state()).toMatchObject({ state: 'settled', files: [{ receiptNumber: expect.stringMatching(/^R-/) }] })
  const seen = await getStaffCase(office.technician, about.caseId, { history: 9 })
  expect(seen.hasMemberUpdates).toBe(true)
  expect(seen.notes).toMatchObject([{ visibility: 'internal', body: expect.stringContaining('I write for her.') }])
  const papers = await owner.query(
    `SELECT v."uploadedById", d.kind, d.visibility FROM "Document" d JOIN "DocumentVersion" v ON v."documentId" = d.id WHERE d."caseId" = $1`,
    [about.caseId],
  )
  expect(papers.rows).toEqual([{ uploadedById: boss.userId, kind: 'correspondence', visibility: 'internal' }])
  expect(await events()).toEqual(['mail_received', 'mail_put_aside', 'mail_waiting', 'mail_attached', 'mail_taken'])
  await attachMail(boss, { mailId, number: about.number, sure: true })
  await expect(settleMail(boss, { mailId, note: 'Too late.' })).rejects.toMatchObject({ reason: 'already_settled' })
  expect((await listMailTray(boss, { show: 'done' })).mails[0]).toMatchObject({ id: mailId, attachedTo: { number: about.number }, settledBy: boss.name })
})

test('H-18 a file that is refused when a mail is put on a case says so, and the rest is there', async () => {
  about = await office.openCase()
  await arrive(withFile('<html><script>alert(1)</script></html>'))
  await attachMail(boss, { mailId, number: about.number, sure: true })
  await take()
  expect(await state()).toMatchObject({ state: 'settled', files: [{ code: 'dangerous', receiptNumber: null }] })
})

test('H-18 a mail one is done with stays kept with what was done, and goes on no case any more', async () => {
  await settleMail(boss, { mailId, note: 'Called her: not hers.' })
  await settleMail(boss, { mailId, note: 'Twice is harmless.' })
  expect(await state()).toMatchObject({ state: 'settled', attachedToId: null })
  await expect(attachMail(boss, { mailId, number: about.number, sure: true })).rejects.toMatchObject({ reason: 'already_settled' })
  const { rows } = await owner.query(`SELECT details FROM "AuditEvent" WHERE type = 'mail_settled' AND details->>'mailId' = $1`, [mailId])
  expect(rows).toMatchObject([{ details: { note: 'Called her: not hers.', why: 'other_sender' } }])
})

test('H-18 a case that is not there, is deleted, or goes away meanwhile: the mail stays in the tray', async () => {
  await expect(attachMail(boss, { mailId, number: 'CASE-1999-000001', sure: true })).rejects.toMatchObject({ code: 'not_found', reason: 'case' })
  const other = await office.openCase()
  await attachMail(boss, { mailId, number: other.number, sure: true })
  await deleteCase(boss, { caseId: other.caseId })
  await take()
  expect(await state()).toMatchObject({ state: 'waiting', why: 'case_gone', attachedToId: null })
  await expect(attachMail(boss, { mailId, number: other.number, sure: true })).rejects.toMatchObject({ code: 'gone' })
  await attachMail(boss, { mailId, number: about.number, sure: true })
  await take()
  expect(await state()).toMatchObject({ state: 'settled', attachedToId: about.caseId })
})

test('H-18 whoever is no administrator any more puts nothing on a case', async () => {
  const former = await office.addPerson('Former Boss', 'administrator')
  await attachMail(former, { mailId, number: about.number, sure: true })
  await owner.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [former.userId])
  await take()
  expect(await state()).toMatchObject({ state: 'waiting', why: 'other_sender', attachedToId: null })
})

test('H-18 a mail that cannot be read shows its head, and can only be done with', async () => {
  about = await office.openCase()
  await arrive(`From: son@example.test\r\nSubject: Deep\r\nContent-Type: text/plain\r\n\r\n${'word '.repeat(300_000)}`)
  expect(await state()).toMatchObject({ state: 'waiting', why: 'unreadable' })
  expect(await getTrayMail(boss, { mailId })).toMatchObject({ from: 'son@example.test', subject: 'Deep', text: '' })
  await expect(attachMail(boss, { mailId, number: about.number, sure: true })).rejects.toMatchObject({ reason: 'unreadable' })
  await settleMail(boss, { mailId, note: 'Asked for a new one.' })
})

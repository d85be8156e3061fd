import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { transact } from '@/lib/db/transact'
import { replyAddress } from '@/lib/mail/reply-address'
import { clearOldMessages } from '@/lib/notifications/clear-old-messages'
import { readStoredFile } from '@/lib/storage/disk-store'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { clearOldMail } from './clear-old-mail'
import { keepMail } from './keep-mail'
import { takeReply } from './take-reply'

const { owner } = await testDatabase()
const folder = mkdtempSync('/var/tmp/casebell-clear-')
Object.assign(process.env, { CASEBELL_DATA_DIR: folder, REPLY_DOMAIN: 'reply.harbor.example.test', REPLY_SENDER_CHECK: 'off' })
forgetEnv()
const office = await anOffice(owner)
const { tenantId, member } = office
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => owner.query('DELETE FROM "InboundMail"'))

type Mail = { id: string; storageKey: string; state: string }
const mails = async () => (await owner.query<Mail>('SELECT id, "storageKey", state::text FROM "InboundMail" ORDER BY "receivedAt", id')).rows
const isKept = (storageKey: string) => existsSync(join(folder, 'files', storageKey.slice(-2), storageKey))
const age = (days: number, which = 'true') => owner.query(`UPDATE "InboundMail" SET "doneAt" = now() - $1 * interval '1 day' WHERE ${which}`, [days])
async function arrive(caseIds: string[], { from = member.name, head = '' } = {}) {
  const to = caseIds.map((caseId) => replyAddress({ tenantId, caseId, memberId: member.userId }) ?? '')
  const address = from === member.name ? 'ruth.ellison@example.test' : 'son@example.test'
  const raw = `From: ${address}\r\nSubject: ${newId()}\r\n${head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHere it is. ${newId()}\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=paper.txt\r\n\r\nMy paper\r\n--b--\r\n`
  const bytes = (async function* () {
    yield Buffer.from(raw)
  })()
  await keepMail({ to, envelopeFrom: address, ip: null, helo: null, bytes })
  for (const { id, state } of await mails()) if (state === 'received') await takeReply({ tenantId, mailId: id })
}

test('O-07 a mail on its case goes after 90 days with its file, and what it brought stays', async () => {
  const { caseId } = await office.openCase()
  await arrive([caseId])
  const [mail] = await mails()
  expect(mail?.state).toBe('taken')
  await age(89)
  expect(await clearOldMail()).toBe(0)
  expect(isKept(mail?.storageKey ?? '')).toBe(true)
  await age(91)
  expect(await clearOldMail()).toBe(1)
  expect(await clearOldMail()).toBe(0)
  expect(await mails()).toEqual([])
  expect(isKept(mail?.storageKey ?? '')).toBe(false)
  const paper = `SELECT v."storageKey" FROM "DocumentVersion" v JOIN "Document" d ON d.id = v."documentId" WHERE d."caseId" = $1`
  const { rows } = await owner.query<{ storageKey: string }>(paper, [caseId])
  expect(String(await readStoredFile(rows[0]?.storageKey ?? ''))).toContain('My paper')
  expect((await owner.query('SELECT FROM "CaseNote" WHERE "caseId" = $1', [caseId])).rowCount).toBe(1)
  const told = await owner.query(`SELECT details FROM "AuditEvent" WHERE "tenantId" = $1 AND type = 'old_mail_cleared'`, [tenantId])
  expect(told.rows).toEqual([{ details: { mails: 1 } }])
})

test('O-07 a mail to two cases is cleared from one and whole on the other', async () => {
  const [one, other] = [await office.openCase(), await office.openCase()]
  await arrive([one.caseId, other.caseId])
  await age(91, `"caseId" = '${one.caseId}'`)
  expect(await clearOldMail()).toBe(1)
  const [left] = await mails()
  expect(String(await readStoredFile(left?.storageKey ?? ''))).toContain('Here it is.')
})

test('O-07 what waits in the tray is never old, and what was nobody’s answer goes after 30 days', async () => {
  const { caseId } = await office.openCase()
  await arrive([caseId], { from: 'A stranger' })
  await arrive([caseId], { head: 'Auto-Submitted: auto-replied\r\n' })
  expect((await mails()).map(({ state }) => state)).toEqual(['waiting', 'ignored'])
  await age(29)
  expect(await clearOldMail()).toBe(0)
  await age(2_000)
  expect(await clearOldMail()).toBe(1)
  expect((await mails()).map(({ state }) => state)).toEqual(['waiting'])
})

test('O-07 a sweep that broke off after the file goes on with the row, and two at once are one', async () => {
  const { caseId } = await office.openCase()
  await arrive([caseId])
  const [mail] = await mails()
  rmSync(join(folder, 'files', (mail?.storageKey ?? '').slice(-2), mail?.storageKey ?? ''))
  await age(91)
  const cleared = await Promise.all([clearOldMail(), clearOldMail()])
  expect(cleared.sort()).toEqual([0, 1])
})

test('O-07 the database itself lets nobody remove a mail that waits or is young, and no other office’s', async () => {
  const { caseId } = await office.openCase()
  await arrive([caseId], { from: 'A stranger' })
  await arrive([caseId])
  await age(1)
  const removeAll = (as: string) => transact({ tenantId: as }, (tx) => tx.inboundMail.deleteMany({}))
  expect((await removeAll(tenantId)).count).toBe(0)
  await age(91)
  expect((await removeAll((await anOffice(owner)).tenantId)).count).toBe(0)
  expect((await removeAll(tenantId)).count).toBe(1)
})

test('O-07 what SES said goes after 90 days, a test of a mail after 30, and nothing that waits', async () => {
  const at = (days: number) => new Date(Date.now() - days * 86_400_000)
  const message = (days: number, doneAt: Date | null) => ({ id: newId(), type: 'Notification', topicArn: 'arn', body: '{}', receivedAt: at(days), doneAt })
  await db.system.sesMessage.createMany({ data: [message(400, at(91)), message(400, at(89)), message(400, null)] })
  for (const days of [31, 29])
    await owner.query(
      `INSERT INTO "MailTest" (id, "tenantId", "userId", mail, locale, scene, "askedAt") VALUES ($1, $2, $3, 'hold_placed', 'en', 'items', $4)`,
      [newId(), tenantId, office.administrator.userId, at(days)],
    )
  expect(await clearOldMessages()).toBe(2)
  expect(await clearOldMessages()).toBe(0)
  expect((await owner.query('SELECT FROM "SesMessage"')).rowCount).toBe(2)
  expect((await owner.query('SELECT FROM "MailTest"')).rowCount).toBe(1)
  expect(readdirSync(folder)).toEqual(['files'])
})

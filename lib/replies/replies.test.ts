import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { getMemberCase } from '@/lib/cases/member-queries'
import { getStaffCase } from '@/lib/cases/queries'
import { forgetEnv } from '@/lib/core/env'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { replyAddress } from '@/lib/mail/reply-address'
import { closeMailer } from '@/lib/notifications/channels/email'
import { complianceTags } from '@/lib/notifications/events'
import { notifyPeople } from '@/lib/notifications/notify-people'
import { sendDelivery } from '@/lib/notifications/send-delivery'
import { readStoredFile } from '@/lib/storage/disk-store'
import { testDatabase } from '@/lib/testing/database'
import { sendLetter } from '@/lib/testing/mail'
import { anOffice, type Office } from '@/lib/testing/office'
import { startSmtpServer } from '@/lib/testing/smtp-server'
import { openListener } from './listener'
import { takeReply } from './take-reply'
import { tellMember } from './tell-member'

const { owner } = await testDatabase()
const folder = mkdtempSync('/var/tmp/casebell-replies-')
const outbox = await startSmtpServer()
Object.assign(process.env, { CASEBELL_DATA_DIR: folder, REPLY_DOMAIN: 'reply.harbor.example.test', REPLY_SENDER_CHECK: 'off', SMTP_URL: outbox.url })
forgetEnv()
const listener = await openListener({ host: '127.0.0.1', port: 0 })
const office = await anOffice(owner)
const neighbour = await anOffice(owner)
afterAll(async () => {
  closeMailer()
  await Promise.all([listener.close(), outbox.close()])
  rmSync(folder, { recursive: true, force: true })
})

const ruth = 'ruth.ellison@example.test'
let caseId: string
let to: string
const addressOf = (about: string, by: Office = office) => replyAddress({ tenantId: by.tenantId, caseId: about, memberId: by.member.userId }) ?? ''
beforeEach(async () => {
  caseId = (await office.openCase()).caseId
  to = addressOf(caseId)
})
const hold = (items: string[]) =>
  placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need a paper from you.', items: items.map((name) => ({ name })) }))

type Row = {
  id: string
  tenantId: string
  caseId: string
  state: string
  why: string | null
  from: string
  subject: string
  text: string
  storageKey: string
  noteId: string | null
  files: Record<string, unknown>[]
}
const rows = async (about = caseId) => (await owner.query<Row>('SELECT * FROM "InboundMail" WHERE "caseId" = $1 ORDER BY id', [about])).rows
const work = async (about = caseId) => {
  for (const { id, tenantId } of await rows(about)) await takeReply({ tenantId, mailId: id })
}
const tell = async () => {
  for (const { id, tenantId } of await rows()) await tellMember({ tenantId, mailId: id })
}
const send = (letter: Partial<Parameters<typeof sendLetter>[1]> = {}) =>
  sendLetter(listener.port, { from: `Ruth Ellison <${ruth}>`, to, text: 'Here it is.', ...letter })
const notes = async (about = caseId) => (await owner.query(`SELECT body, visibility, "authorId" FROM "CaseNote" WHERE "caseId" = $1 ORDER BY id`, [about])).rows
const documents = async (about = caseId) =>
  (
    await owner.query(
      `SELECT v."fileName", v."mediaType", d."itemId", d.kind, v."storageKey", v."uploadedById" FROM "Document" d JOIN "DocumentVersion" v ON v."documentId" = d.id
       WHERE d."caseId" = $1 ORDER BY v.id`,
      [about],
    )
  ).rows
const events = async (about = caseId) =>
  (await owner.query(`SELECT type FROM "AuditEvent" WHERE "caseId" = $1 AND type LIKE 'mail%' ORDER BY at, id`, [about])).rows.map(({ type }) => type)
const jobsOf = async (job: string, about = caseId) =>
  (
    await owner.query(
      `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = $1 AND j.payload->>'mailId' IN (SELECT id::text FROM "InboundMail" WHERE "caseId" = $2)`,
      [job, about],
    )
  ).rowCount
const keptFiles = () => readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>')
/** Nothing of a mail is anywhere but in its own row. */
async function expectNothingElse(about = caseId) {
  expect(await notes(about)).toEqual([])
  expect(await documents(about)).toEqual([])
}

test('H-18 the member answers the hold mail with a paper, and it lands on the case as if uploaded', async () => {
  const { holdId } = await hold(['Bank letter'])
  const { rows: told } = await owner.query(`SELECT id FROM "AuditEvent" WHERE "caseId" = $1 AND type = 'case_held'`, [caseId])
  await notifyPeople({ tenantId: office.tenantId, eventId: told[0].id })
  const { rows: deliveries } = await owner.query(
    `SELECT d.id FROM "Delivery" d JOIN "Notification" n ON n.id = d."notificationId" WHERE n."caseId" = $1 AND d.channel = 'email'`,
    [caseId],
  )
  await sendDelivery({ tenantId: office.tenantId, deliveryId: deliveries[0].id })
  const asked = await simpleParser(outbox.mails.at(-1)?.raw ?? '')
  expect(asked.text).toContain('You can also answer this e-mail and attach your papers.')
  const answerTo = asked.replyTo?.value[0]?.address ?? ''
  expect(answerTo).toBe(to)
  expect(answerTo.indexOf('@')).toBeLessThanOrEqual(64)

  // a mail server on the way may write the address in capitals
  const quoted = `The letter of my bank.\n\nOn Wed, Nov 25, 2026 at 9:12 AM Harbor County Benefits <notices@casebell.example.test> wrote:\n\n> ${asked.text?.replaceAll('\n', '\n> ')}`
  const answer = await send({ to: answerTo.toUpperCase(), text: quoted, attachments: [{ filename: 'bank.txt', content: 'First Harbor Bank' }] })
  expect(answer).toMatch(/^250 /)
  expect(await rows()).toMatchObject([{ state: 'received', size: expect.any(Number) }])
  expect(await jobsOf('reply.take')).toBe(1)
  await work()

  expect(await notes()).toEqual([{ body: 'The letter of my bank.', visibility: 'shared', authorId: office.member.userId }])
  const [paper] = await documents()
  expect(paper).toMatchObject({ fileName: 'bank.txt', kind: 'member_upload', uploadedById: office.member.userId })
  expect((await readStoredFile(paper.storageKey)).toString()).toBe('First Harbor Bank')
  const seen = await getMemberCase(office.member, caseId)
  expect(seen.hold).toMatchObject({ id: holdId, items: [{ state: 'received', files: [{ name: 'bank.txt' }] }] })
  expect(await getStaffCase(office.technician, caseId, { history: 9 })).toMatchObject({ hasMemberUpdates: true })
  expect(await events()).toEqual(['mail_received', 'mail_taken'])
  const { rows: queue } = await owner.query(`SELECT "readyForReviewAt" FROM "Case" WHERE id = $1`, [caseId])
  expect(queue[0].readyForReviewAt).toBeInstanceOf(Date)
})

test('H-18 what is acknowledged is kept encrypted, as it came', async () => {
  await send({ text: 'A word that nobody else writes: marmalade.' })
  const [{ storageKey } = { storageKey: '' }] = await rows()
  expect((await readStoredFile(storageKey)).toString()).toContain('marmalade')
  const { readFileSync } = await import('node:fs')
  expect(readFileSync(join(folder, 'files', storageKey.slice(-2), storageKey)).includes('marmalade')).toBe(false)
})

test('H-18 the same mail delivered twice, and its job begun again, land once', async () => {
  await hold(['Bank letter', 'Photo ID'])
  const letter = {
    messageId: '<one@mail.example.test>',
    attachments: [
      { filename: 'a.txt', content: 'a' },
      { filename: 'b.txt', content: 'b' },
    ],
  }
  const raw = (received: string) =>
    [`Received: from ${received}`, `From: ${ruth}`, 'Subject: Re: Your case', 'Message-ID: <twice@mail.example.test>', '', 'Twice.', ''].join('\r\n')
  expect(await Promise.all([send({ raw: raw('a') }), send({ raw: raw('b') }), send({ raw: raw('c') })])).toEqual(Array(3).fill(expect.stringMatching(/^250 /)))
  await send(letter)
  expect(await rows()).toHaveLength(2)
  const kept = keptFiles()
  await Promise.all([work(), work()])
  await work()
  expect((await notes()).map(({ body }) => body).sort()).toEqual(['Here it is.', 'Twice.'])
  const papers = await documents()
  expect(papers.map(({ fileName, itemId }) => [fileName, itemId])).toEqual([
    ['a.txt', null],
    ['b.txt', null],
  ])
  expect(keptFiles()).toBe(kept + 2)
  expect((await events()).filter((type) => type === 'mail_taken')).toHaveLength(2)
})

test('H-18 one Message-ID with other words is another mail', async () => {
  for (const text of ['First.', 'Second.']) await send({ text, messageId: '<same@mail.example.test>' })
  await work()
  expect((await notes()).map(({ body }) => body)).toEqual(['First.', 'Second.'])
})

test('H-18 a logo in the words is no paper, a photo in them is, and words in HTML are read', async () => {
  const logo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  await send({
    text: '',
    html: '<p>Gracias</p><img src="cid:logo"><blockquote>old</blockquote>',
    attachments: [
      { filename: 'logo.png', content: logo, contentType: 'image/png', contentDisposition: 'inline', cid: 'logo' },
      { filename: 'letter.pdf', content: pdf, contentType: 'application/pdf', contentDisposition: 'inline' },
    ],
  })
  await work()
  expect((await documents()).map(({ fileName }) => fileName)).toEqual(['letter.pdf'])
  expect((await notes())[0]?.body).toContain('Gracias')
})

test('H-18 words too long for a note are a paper beside it', async () => {
  await send({ text: `Dear office,\n${'I went to the bank. '.repeat(400)}` })
  await work()
  expect((await notes())[0]?.body).toHaveLength(5000)
  expect((await documents())[0]).toMatchObject({ fileName: 'e-mail.txt', mediaType: 'text/plain' })
})

test('H-18 files that are refused are told to the member in one mail in their language, and to both sides on the case', async () => {
  await owner.query(`UPDATE "User" SET locale = 'es' WHERE id = $1`, [office.member.userId])
  try {
    await send({
      text: 'Tres archivos.',
      attachments: [
        { filename: 'run.exe', content: Buffer.from('MZ\x90\0program'.padEnd(256, '\0'), 'latin1') },
        { filename: 'empty.pdf', content: '' },
        { filename: 'good.txt', content: 'good' },
      ],
    })
    await work()
    expect((await documents()).map(({ fileName }) => fileName)).toEqual(['good.txt'])
    expect((await rows())[0]).toMatchObject({
      state: 'taken',
      files: [{ code: 'dangerous' }, { code: 'empty' }, { code: null, receiptNumber: expect.stringMatching(/^R-/) }],
    })
    expect((await getMemberCase(office.member, caseId)).failedUploads.map(({ fileName, code }) => [fileName, code]).sort()).toEqual([
      ['empty.pdf', 'empty'],
      ['run.exe', 'dangerous'],
    ])
    const before = outbox.mails.length
    expect(await jobsOf('reply.tell')).toBe(1)
    await tell()
    const read = await simpleParser(outbox.mails.at(-1)?.raw ?? '')
    expect(outbox.mails.length).toBe(before + 1)
    expect(read.headers.get('auto-submitted')).toBe('auto-replied')
    expect(read.subject).toContain('algunos de sus archivos no llegaron')
    expect(read.text).toMatch(/run\.exe: .*programa/)
    expect(await events()).toEqual(['mail_received', 'mail_taken', 'mail_answered'])
    const { rows: sent } = await owner.query(
      `SELECT details FROM "AuditEvent" WHERE "caseId" = $1 AND type = 'email_sent' AND details->>'type' = 'mail_answer'`,
      [caseId],
    )
    expect(sent).toMatchObject([{ details: { messageId: read.messageId, subject: read.subject, method: 'immediate', compliance: complianceTags } }])
  } finally {
    await owner.query(`UPDATE "User" SET locale = 'en' WHERE id = $1`, [office.member.userId])
  }
})

const report = `From: Mail Delivery System <MAILER-DAEMON@mx.example.test>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\r\nNo such user\r\n--x--\r\n`
test.each<[string, object, string]>([
  ['an absence note (RFC 3834)', { headers: { 'Auto-Submitted': 'auto-replied' } }, 'auto_reply'],
  ['an absence note with a remark', { headers: { 'Auto-Submitted': 'auto-generated; owner-email="x@y"' } }, 'auto_reply'],
  ['an empty return path', { envelopeFrom: '' }, 'auto_reply'],
  ['Precedence: bulk', { headers: { Precedence: 'bulk' } }, 'auto_reply'],
  ['X-Autoreply', { headers: { 'X-Autoreply': 'yes' } }, 'auto_reply'],
  ['a list', { headers: { 'List-Id': '<news.example.test>' } }, 'auto_reply'],
  ['a bounce', { envelopeFrom: '', raw: report }, 'bounce'],
  ['nothing', { text: '' }, 'empty'],
])('H-18 %s is recorded and left alone', async (_, letter, why) => {
  expect(await send(letter)).toMatch(/^250 /)
  await work()
  expect(await rows()).toMatchObject([{ state: 'ignored', why }])
  expect(await events()).toEqual(['mail_received', 'mail_ignored'])
  expect(await jobsOf('reply.tell')).toBe(0)
  await expectNothingElse()
})

test('H-18 Auto-Submitted: no is a person', async () => {
  await send({ headers: { 'Auto-Submitted': 'no' } })
  await work()
  expect(await rows()).toMatchObject([{ state: 'taken' }])
})

const signedByNobody = (address: string) => address.replace(/.{5}@/, (end) => `${end.startsWith('aaaaa') ? 'bbbbb' : 'aaaaa'}@`)
const otherCase = async () => addressOf((await neighbour.openCase()).caseId, neighbour)
test.each<[string, () => Promise<object> | object, string]>([
  ['a forged sender', () => ({ from: 'Ruth Ellison <ruth@evil.example>' }), 'other_sender'],
  ['the name of the member as an address', () => ({ from: `"${ruth}" <eve@evil.example>` }), 'other_sender'],
  ['two senders', () => ({ from: `${ruth}, eve@evil.example`, envelopeFrom: ruth }), 'other_sender'],
  ['the member’s address with an addition', () => ({ from: 'ruth.ellison+x@example.test' }), 'other_sender'],
  ['two From lines', () => ({ raw: `From: ${ruth}\r\nFrom: eve@evil.example\r\nSubject: x\r\n\r\nHello\r\n` }), 'other_sender'],
  ['a wrong signature', () => ({ to: signedByNobody(to) }), 'wrong_signature'],
  ['a thread passed on', () => ({ subject: 'Fwd: Your case' }), 'forwarded'],
  ['a thread passed on in Spanish', () => ({ subject: 'RV: Su caso' }), 'forwarded'],
  ['another mail inside', () => ({ attachments: [{ filename: 'a.eml', content: 'From: a@b.example\r\n\r\nHi', contentType: 'message/rfc822' }] }), 'forwarded'],
  ['31 files', () => ({ attachments: Array.from({ length: 31 }, (_, n) => ({ filename: `${n}.txt`, content: String(n) })) }), 'too_many_files'],
])('H-18 %s lies in the tray with its reason, and nothing else of it is anywhere', async (_, make, why) => {
  expect(await send(await make())).toMatch(/^250 /)
  await work()
  expect(await rows()).toMatchObject([{ state: 'waiting', why }])
  expect(await events()).toEqual(['mail_received', 'mail_put_aside'])
  await expectNothingElse()
})

test('H-18 another office’s case: its member’s address opens nothing of ours, and ours nothing of theirs', async () => {
  const theirs = await otherCase()
  const theirCase = (await owner.query(`SELECT "caseId" FROM "InboundMail" WHERE false`)).rows
  expect(theirCase).toEqual([])
  // the same mailbox belongs to a member of both offices: each mail stays with the office whose letter was answered
  expect(await send({ to: theirs, text: 'For the neighbour.' })).toMatch(/^250 /)
  expect(await rows()).toEqual([])
  // our signature on their case
  const { caseId: foreign } = await neighbour.openCase()
  const forged = replyAddress({ tenantId: office.tenantId, caseId: foreign, memberId: office.member.userId }) ?? ''
  expect(await send({ to: forged })).toMatch(/^250 /)
  await work(foreign)
  expect(await rows(foreign)).toMatchObject([{ tenantId: neighbour.tenantId, state: 'waiting', why: 'wrong_signature' }])
  await expectNothingElse(foreign)
})

test('H-18 an address that names nobody is refused in words, and nothing is stored', async () => {
  const before = keptFiles()
  for (const address of [
    'office@reply.harbor.example.test',
    'reply+abc@reply.harbor.example.test',
    to.replace('harbor', 'prairie'),
    to.replace(/^reply\+..../, 'reply+zzzz'),
  ])
    expect(await send({ to: address })).toMatch(/^550 5\.1\.1 Nobody answers here/)
  expect(keptFiles()).toBe(before)
  expect(await rows()).toEqual([])
})

test('H-18 a mail of 30 MB is refused in words, whether it says so before or not, and nothing is stored', { timeout: 60_000 }, async () => {
  const before = keptFiles()
  const raw = Buffer.concat([Buffer.from(`From: ${ruth}\r\nSubject: Large\r\n\r\n`), Buffer.alloc(30 * 1024 * 1024, `${'x'.repeat(76)}\r\n`)])
  expect(await send({ raw })).toMatch(/^552 .*25 MB|^552 /)
  expect(await sayPlainly(raw)).toMatch(/^552 5\.3\.4 This mail is larger than 25 MB/)
  expect(keptFiles()).toBe(before)
  expect(await rows()).toEqual([])
})

/** The same without saying its size before. */
async function sayPlainly(raw: Buffer): Promise<string> {
  const { createConnection } = await import('node:net')
  const socket = createConnection(listener.port, '127.0.0.1')
  let said = ''
  const answered = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const found = pattern.exec(said)
        if (found) resolve(found[0])
        else socket.once('data', look)
      }
      look()
    })
  socket.setEncoding('latin1').on('data', (text: string) => {
    said += text
  })
  await answered(/^220 .*\r\n/)
  for (const [line, code] of [
    ['EHLO mail.example.test', /250 SMTPUTF8\r\n|^250 [^\r]*\r\n$/m],
    [`MAIL FROM:<${ruth}>`, /^250/],
    [`RCPT TO:<${to}>`, /^250/],
    ['DATA', /^354/],
  ] as const) {
    said = ''
    socket.write(`${line}\r\n`)
    await answered(code)
  }
  said = ''
  socket.write(raw)
  socket.write('\r\n.\r\n')
  const end = await answered(/^\d{3} .*\r\n/m)
  socket.destroy()
  return end
}

const nested = (depth: number): string => {
  let body = 'Content-Type: text/plain\r\n\r\nHello'
  for (let n = 0; n < depth; n++) body = `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n${body}\r\n--b${n}--\r\n`
  return body
}
test.each<[string, string]>([
  ['no head', 'x'.repeat(500)],
  ['no From', 'Subject: hello\r\n\r\nHello'],
  ['parts in parts in parts', `From: ${ruth}\r\n${nested(60)}`],
  ['a thousand parts', `From: ${ruth}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(1000)}--b--`],
  ['words without end', `From: ${ruth}\r\n\r\n${'word '.repeat(600_000)}`],
  ['a part with an endless head', `From: ${ruth}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${'X: y\r\n'.repeat(200_000)}\r\n--b--`],
])('H-18 multipart nonsense, %s: only the tray has it', async (_, raw) => {
  expect(await send({ raw })).toMatch(/^250 /)
  await work()
  expect(await rows()).toMatchObject([{ state: 'waiting', why: 'unreadable' }])
  await expectNothingElse()
})

test.each<[string, string]>([
  ['no boundary', `From: ${ruth}\r\nSubject: x\r\nContent-Type: multipart/mixed\r\n\r\nHello\r\n`],
  ['a boundary that never comes', `From: ${ruth}\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=never\r\n\r\nHello\r\n`],
  ['broken base 64', `From: ${ruth}\r\nSubject: x\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%===\r\n`],
  ['an unknown charset', `From: ${ruth}\r\nSubject: =?x-klingon?Q?=FF?=\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\n\xff\xfe\r\n`],
])('H-18 multipart nonsense, %s: it ends somewhere, and nobody falls over', async (_, raw) => {
  expect(await send({ raw })).toMatch(/^250 /)
  await work()
  expect(['taken', 'ignored', 'waiting']).toContain((await rows())[0]?.state)
})

test('H-18 a head without end is refused in words', async () => {
  expect(await send({ raw: `From: ${ruth}\r\n${'X-Long: y\r\n'.repeat(10_000)}\r\nHello` })).toMatch(/^552 5\.3\.4 The head/)
  expect(await rows()).toEqual([])
})

test('H-18 a zip bomb is refused in words, and nothing is stored but what was said', async () => {
  const zip = Buffer.alloc(200_000)
  zip.write('PK\x03\x04', 'latin1')
  await send({ text: 'Unpack this.', attachments: [{ filename: 'bomb.zip', content: zip }] })
  await work()
  expect(await documents()).toEqual([])
  expect((await rows())[0]).toMatchObject({ state: 'taken', files: [{ fileName: 'bomb.zip', code: 'archive' }] })
})

test('H-18 after the hold, and on a closed case, a mail is kept as a note and a file in the portal are', async () => {
  await owner.query(`UPDATE "Case" SET "statusCode" = 'closed' WHERE id = $1`, [caseId])
  await send({ text: 'Late.', attachments: [{ filename: 'late.txt', content: 'late' }] })
  await work()
  expect(await rows()).toMatchObject([{ state: 'taken' }])
  expect(await notes()).toHaveLength(1)
  expect(await documents()).toHaveLength(1)
})

test('H-18 on a deleted case, or when its member is disabled, a mail lies in the tray', async () => {
  await owner.query(`UPDATE "Case" SET "deletedAt" = now() WHERE id = $1`, [caseId])
  await send()
  await work()
  expect(await rows()).toMatchObject([{ state: 'waiting', why: 'case_gone' }])
  await expectNothingElse()
})

test('H-18 of mails that are put aside the member hears once a day a case, at the address we know', async () => {
  for (let n = 0; n < 3; n++) await send({ from: 'Eve <eve@evil.example>', text: `Number ${n}` })
  await work()
  const before = outbox.mails.length
  await tell()
  expect(outbox.mails.slice(before).map((mail) => mail.to)).toEqual([[ruth]])
  expect((await simpleParser(outbox.mails.at(-1)?.raw ?? '')).text).toContain('we could not be sure')
})

test('H-18 an answer never lands when its job dies between: a disk that fails is tried again', async () => {
  await send({ attachments: [{ filename: 'a.txt', content: 'a' }] })
  const [{ storageKey } = { storageKey: '' }] = await rows()
  const { renameSync } = await import('node:fs')
  const path = join(folder, 'files', storageKey.slice(-2), storageKey)
  renameSync(path, `${path}.away`)
  await expect(work()).rejects.toThrow('ENOENT')
  expect(await rows()).toMatchObject([{ state: 'received' }])
  renameSync(`${path}.away`, path)
  await work()
  expect(await rows()).toMatchObject([{ state: 'taken' }])
})

import { simpleParser } from 'mailparser'
import { createTranslator } from 'use-intl/core'
import { beforeEach, describe, expect, test } from 'vitest'
import { translator } from '@/lib/core/i18n'
import { type Locale, locales } from '@/lib/core/locale'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { mailServer } from '@/lib/testing/mail-server'
import { anOffice, type Office } from '@/lib/testing/office'
import { statementsOf } from '@/lib/testing/statements'
import { complianceTags } from '../events'
import { notifyPeople } from '../notify-people'
import { sendDelivery } from '../send-delivery'
import { askForTest } from './ask-for-test'
import { blocksOf, type TemplateMail, templateMails } from './blocks'
import { getHoldLetter } from './get-hold-letter'
import { getTemplate, listTemplates } from './get-template'
import { judgeWords } from './own-words'
import { previewTemplate } from './preview-template'
import { blocksRead } from './sample'
import { resetTemplate, restoreTemplate, saveTemplate } from './save-template'
import { sendTest } from './send-test'

const { owner } = await testDatabase()
const smtp = mailServer()
let office: Office
beforeEach(async () => {
  office = await anOffice(owner)
})

const words = (said: Record<string, string>) => Object.entries(said).map(([block, text]) => ({ block, text }))
const save = (said: Record<string, string>, version = 0, mail: TemplateMail = 'hold_placed', locale: Locale = 'en') =>
  saveTemplate({ ...office.administrator, at: new Date() }, { mail, locale, version, words: words(said) })
const trail = async (type: string) =>
  (await owner.query(`SELECT details FROM "AuditEvent" WHERE "tenantId" = $1 AND type = $2 ORDER BY "recordedAt"`, [office.tenantId, type])).rows.map(
    ({ details }) => details,
  )

/** A hold whose letter is sent; answers with it as the member gets it. */
async function holdLetter(of = office, form: object = {}) {
  const { caseId, number } = await of.openCase()
  await placeHold(of.technician, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.', ...form }))
  const { rows: events } = await owner.query(`SELECT id FROM "AuditEvent" WHERE type = 'case_held' AND "caseId" = $1`, [caseId])
  await notifyPeople({ tenantId: of.tenantId, eventId: events[0].id })
  const { rows } = await owner.query(
    `SELECT d.id FROM "Delivery" d JOIN "Notification" n ON n.id = d."notificationId" WHERE n."caseId" = $1 AND d.channel = 'email'`,
    [caseId],
  )
  const statements = await statementsOf(() => sendDelivery({ tenantId: of.tenantId, deliveryId: rows[0].id }))
  const mail = await simpleParser(smtp.mails.at(-1)?.raw ?? '', { skipTextToHtml: true })
  const status = (await owner.query(`SELECT status::text FROM "Delivery" WHERE id = $1`, [rows[0].id])).rows[0].status
  return { number, subject: mail.subject, text: (mail.text ?? '').replace(/\s+/g, ' '), html: String(mail.html), status, statements: statements.length }
}

describe.each(templateMails)('%s', (mail) => {
  test.each(locales)('N-12 its built-in words in %s are words that could be saved, and every block is read in some scene', (locale) => {
    const blocks = blocksOf(mail, locale)
    const { own, faulty } = judgeWords(
      mail,
      locale,
      blocks.map(({ id, builtIn }) => ({ block: id, text: builtIn })),
    )
    expect({ own, faulty }).toEqual({ own: {}, faulty: {} })
    expect(Object.entries(blocksRead(mail, locale)).flatMap(([id, scenes]) => (scenes.length > 0 ? [] : [id]))).toEqual([])
  })

  test('N-12 it has the same blocks and variables in every language', () => {
    const shape = (locale: (typeof locales)[number]) =>
      blocksOf(mail, locale).map(({ id, variables, when }) => ({ id, when, variables: [...variables].sort() }))
    for (const locale of locales) expect(shape(locale)).toEqual(shape('en'))
  })
})

test('N-12 the words an administrator saved are in the next letter, in subject, HTML and text, and cost no statement', async () => {
  const before = await holdLetter()
  await save({ 'holdPlaced.subject': '{office}: please look at {number}', 'holdPlaced.intro:other': 'Dear {name},\n5 < 6 & that is why we write.' })
  const after = await holdLetter()
  expect(after.subject).toBe(`Harbor County Benefits: please look at ${after.number}`)
  expect(after.text).toContain('Dear Ruth Ellison, 5 < 6 & that is why we write.')
  expect(after.html).toContain('Dear Ruth Ellison,<br/>5 &lt; 6 &amp; that is why we write.')
  expect(after.text).toContain('We need proof of your income.')
  expect(after.statements).toBe(before.statements)
  expect((await trail('email_sent')).at(-1)).toMatchObject({ template: { version: 1 }, subject: after.subject })
})

test('N-12 who waits for nobody reads the words for that, and a member reads their own language', async () => {
  await save({ 'holdPlaced.intro:other': 'Send us something, {name}.' })
  expect((await holdLetter(office, { waitingFor: 'third_party' })).text).toContain('We are waiting for another office. You do not need to do anything now.')
  await save({ 'holdPlaced.subject': 'Mire su caso {number}' }, 0, 'hold_placed', 'es')
  expect((await holdLetter()).subject).toMatch(/^Your case/)
  await owner.query(`UPDATE "User" SET locale = 'es-MX' WHERE id = $1`, [office.member.userId])
  expect((await holdLetter()).subject).toMatch(/^Mire su caso CASE-/)
})

test('X-02 N-12 another office sends its own words and sees none of ours', async () => {
  await save({ 'holdPlaced.subject': 'Our own subject' })
  const theirs = await anOffice(owner)
  expect((await holdLetter(theirs)).subject).toMatch(/^Your case .* has been placed on hold$/)
  expect((await listTemplates(theirs.administrator)).some(({ isOwn }) => isOwn)).toBe(false)
  const seen = await getTemplate(theirs.administrator, { mail: 'hold_placed', locale: 'en' })
  expect(JSON.stringify(seen)).not.toContain('Our own subject')
  await expect(restoreTemplate(theirs.administrator, { mail: 'hold_placed', locale: 'en', version: 0, from: 1 })).rejects.toMatchObject({ code: 'not_found' })
})

test.each([
  ['a variable that an upgrade took away', { 'holdPlaced.subject': 'About {caseTitle}' }, 'unknown_variable {caseTitle} in holdPlaced.subject'],
  ['a block that an upgrade took away', { 'holdPlaced.subject': 'Fine', 'holdPlaced.motto': 'Onwards' }, 'unknown_block holdPlaced.motto'],
  ['something that is no words', ['x'], 'unknown_block 0'],
  ['a number', 7, 'unreadable'],
  ['a list in a block', { 'holdPlaced.subject': ['x'] }, 'unreadable holdPlaced.subject'],
])('N-12 a template that cannot be used is left aside and says so: %s', async (_, kept, fault) => {
  await owner.query(
    `INSERT INTO "MailTemplate" (id, "tenantId", mail, locale, version, words, "savedById", "savedAt") VALUES (gen_random_uuid(), $1, 'hold_placed', 'en', 1, $2, $3, now())`,
    [office.tenantId, JSON.stringify(kept), office.administrator.userId],
  )
  const letter = await holdLetter()
  expect([letter.status, letter.subject]).toEqual(['sent', `Your case ${letter.number} has been placed on hold`])
  expect((await trail('email_sent')).at(-1)).toMatchObject({ template: { version: 1, fault } })
  const listed = (await listTemplates(office.administrator)).find(({ mail, locale }) => mail === 'hold_placed' && locale === 'en')
  expect(listed).toMatchObject({ isOwn: true, fault })
  expect(await getTemplate(office.administrator, { mail: 'hold_placed', locale: 'en' })).toMatchObject({ fault, version: 1 })
  await expect(restoreTemplate(office.administrator, { mail: 'hold_placed', locale: 'en', version: 1, from: 1 })).rejects.toMatchObject({
    reason: 'not_usable',
  })
  await resetTemplate(office.administrator, { mail: 'hold_placed', locale: 'en', version: 1 })
  expect((await listTemplates(office.administrator)).some((one) => one.fault)).toBe(false)
})

test('N-12 a name that looks like a variable or a tag is said as it is', async () => {
  await owner.query(`UPDATE "User" SET name = '{office} <b>Ruth</b>' WHERE id = $1`, [office.member.userId])
  await save({ 'holdPlaced.introItems': 'Hello {name}.', 'holdPlaced.intro:other': 'Hello {name}.' })
  const letter = await holdLetter()
  expect(letter.text).toContain('Hello {office} <b>Ruth</b>.')
  expect(letter.html).toContain('Hello {office} &lt;b&gt;Ruth&lt;/b&gt;.')
})

test('N-12 versions are kept for ever: saved, restored, reset, each with who and when, and the same again is none', async () => {
  expect(await save({ 'holdPlaced.subject': 'One {number}' })).toEqual({ version: 1 })
  expect(await save({ 'holdPlaced.subject': 'One {number}' }, 1)).toEqual({ version: 1 })
  expect(await save({ 'holdPlaced.subject': 'Two {number}', 'holdPlaced.why': 'The reason' }, 1)).toEqual({ version: 2 })
  const of = { mail: 'hold_placed', locale: 'en' } as const
  expect(await restoreTemplate(office.administrator, { ...of, version: 2, from: 1 })).toEqual({ version: 3 })
  expect((await holdLetter()).subject).toMatch(/^One CASE/)
  expect(await resetTemplate(office.administrator, { ...of, version: 3 })).toEqual({ version: 4 })
  expect(await resetTemplate(office.administrator, { ...of, version: 4 })).toEqual({ version: 4 })
  expect((await holdLetter()).subject).toMatch(/has been placed on hold$/)
  const { versions, blocks, isOwn } = await getTemplate(office.administrator, of)
  expect(isOwn).toBe(false)
  expect(versions.map(({ version, isOwn, restoredFrom, savedBy, words }) => [version, isOwn, restoredFrom, savedBy, words['holdPlaced.subject']])).toEqual([
    [4, false, null, 'Denise Okafor', undefined],
    [3, true, 1, 'Denise Okafor', 'One {number}'],
    [2, true, null, 'Denise Okafor', 'Two {number}'],
    [1, true, null, 'Denise Okafor', 'One {number}'],
  ])
  expect(blocks[0]).toMatchObject({ id: 'holdPlaced.subject', text: 'Your case {number} has been placed on hold', variables: ['name', 'office', 'number'] })
  expect(await trail('mail_template_changed')).toEqual([
    { mail: 'hold_placed', language: 'en', version: 1, words: { 'holdPlaced.subject': 'One {number}' }, changed: ['holdPlaced.subject'] },
    expect.objectContaining({ version: 2, changed: ['holdPlaced.subject', 'holdPlaced.why'] }),
    expect.objectContaining({ version: 3, restoredFrom: 1, changed: ['holdPlaced.subject', 'holdPlaced.why'] }),
  ])
  expect(await trail('mail_template_reset')).toEqual([{ mail: 'hold_placed', language: 'en', version: 4 }])
  const change = (sql: string) => owner.query(`SET ROLE casebell_runtime; SELECT set_config('app.tenant_id', '${office.tenantId}', false); ${sql}; RESET ROLE`)
  for (const sql of [`UPDATE "MailTemplate" SET words = '{}'`, `DELETE FROM "MailTemplate"`]) await expect(change(sql)).rejects.toMatchObject({ code: '42501' })
  await owner.query('RESET ROLE')
})

test('N-12 words that are the built-in ones are not kept, so that an upgrade reaches them', async () => {
  const all = blocksOf('hold_placed', 'en').map(({ id, builtIn }) => ({ block: id, text: builtIn }))
  const of = { mail: 'hold_placed', locale: 'en' } as const
  expect(await saveTemplate(office.administrator, { ...of, version: 0, words: all })).toEqual({ version: 0 })
  await saveTemplate(office.administrator, { ...of, version: 0, words: all.with(0, { block: 'holdPlaced.subject', text: 'Mine' }) })
  expect((await getTemplate(office.administrator, of)).versions[0]?.words).toEqual({ 'holdPlaced.subject': 'Mine' })
})

test('N-12 of two administrators who save at once one is first, and the other reads who and when', async () => {
  const both = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => save({ 'holdPlaced.subject': `Try ${n}` })))
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of both)
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({ code: 'conflict', reason: 'changed_meanwhile', details: { by: 'Denise Okafor', at: expect.any(String), version: 1 } })
  expect(await trail('mail_template_changed')).toHaveLength(1)
  await expect(save({ 'holdPlaced.subject': 'Late' })).rejects.toMatchObject({ code: 'conflict' })
})

test('N-12 hostile words are refused with their place, by block, and nothing is kept', async () => {
  const refused = save({
    'holdPlaced.subject': 'Hello\nBcc: everybody@example.test',
    'holdPlaced.heading': '<script>alert(1)</script>',
    'holdPlaced.introItems': 'Hello {nmae}',
    'holdPlaced.why': '\u200b',
    'holdPlaced.motto': 'x',
  })
  await expect(refused).rejects.toMatchObject({
    code: 'invalid',
    fields: {
      'holdPlaced.subject': 'line_break',
      'holdPlaced.heading': 'tag',
      'holdPlaced.introItems': 'unknown_variable',
      'holdPlaced.why': 'missing',
      'holdPlaced.motto': 'unknown_block',
    },
    details: { 'holdPlaced.introItems': ['{nmae}', '1', '7'], 'holdPlaced.heading': ['<script>', '1', '1'] },
  })
  expect((await listTemplates(office.administrator)).every(({ version }) => version === 0)).toBe(true)
  const late = { 'holdReminder.intro:last_warning.close': 'We close your case soon.' }
  await expect(save(late, 0, 'hold_reminder')).rejects.toMatchObject({ fields: { 'holdReminder.intro:last_warning.close': 'missing_variable' } })
})

test('N-12 the preview is the mail that would go out, in each scene, and shows the built-in words where a text has a fault', async () => {
  const of = { mail: 'hold_reminder', locale: 'es', words: [] } as const
  const scenes = (await getTemplate(office.administrator, of)).scenes
  const subjects = await Promise.all(scenes.map(async (scene) => (await previewTemplate(office.administrator, { ...of, words: [], scene })).subject))
  expect(subjects[0]).toBe('Recuerde su caso CASE-2026-000000')
  expect(subjects.at(-1)).toBe('Último recordatorio de su caso CASE-2026-000000')
  const typed = words({ 'holdPlaced.subject': 'Mine: {number}', 'holdPlaced.introItems': '<img src=x onerror=alert(1)>' })
  const preview = await previewTemplate(office.administrator, { mail: 'hold_placed', locale: 'en', words: typed, scene: 'weekly' })
  expect(preview).toMatchObject({ scene: 'items', subject: 'Mine: CASE-2026-000000', faulty: { 'holdPlaced.introItems': { fault: 'tag' } } })
  expect(preview.html).toContain('We need some documents from you')
  expect(preview.html).not.toContain('onerror')
  expect(preview.html).toContain('Harbor County Benefits')
  expect(await trail('mail_template_changed')).toEqual([])
})

test('H-01 N-12 who puts a case on hold is shown beforehand the words that will be sent', async () => {
  const said = { 'holdPlaced.subject': "{office}: it's {number} '#' <1>", 'holdPlaced.intro:third_party': 'Dear {name}, others are at it.' }
  await save(said)
  const { office: name, letters } = await getHoldLetter(office.technician)
  const values = { name: 'Ruth Ellison', number: 'CASE-1', office: name, waitingFor: 'third_party' }
  const t = createTranslator({ locale: 'en', messages: letters.en }) as (key: string, values: object) => string
  expect(t('subject', values)).toBe("Harbor County Benefits: it's CASE-1 '#' <1>")
  expect(t('intro', values)).toBe('Dear Ruth Ellison, others are at it.')
  expect(t('intro', { ...values, waitingFor: 'us' })).toBe(translator('en', 'mail')('holdPlaced.intro', { name: 'Ruth Ellison', waitingFor: 'us' }))
  expect(letters.es.subject).toBe('Su caso {number} está en espera')
  const letter = await holdLetter(office, { waitingFor: 'third_party' })
  expect([letter.subject, letter.text.includes('Dear Ruth Ellison, others are at it.')]).toEqual([
    `Harbor County Benefits: it's ${letter.number} '#' <1>`,
    true,
  ])
})

describe('a test', () => {
  const ask = (said: Record<string, string>, by = office.administrator) =>
    askForTest({ ...by, at: new Date() }, { mail: 'hold_placed', locale: 'es', words: words(said), scene: 'items' })
  const rowOf = async (testId: string) => (await owner.query(`SELECT "sentAt", error FROM "MailTest" WHERE id = $1`, [testId])).rows[0]

  test('N-12 a test goes to the administrator alone, marked in subject and foot, with unsaved words', async () => {
    const { testId, address } = await ask({ 'holdPlaced.subject': 'Mire {number}' })
    expect(address).toBe('denise.okafor@example.test')
    await sendTest({ tenantId: office.tenantId, testId })
    await sendTest({ tenantId: office.tenantId, testId })
    expect(smtp.mails.map(({ to }) => to)).toEqual([['denise.okafor@example.test']])
    const mail = await simpleParser(smtp.mails[0]?.raw ?? '')
    expect(mail.subject).toBe('[Prueba] Mire CASE-2026-000000')
    expect(mail.text).toContain('Esto es una prueba.')
    expect(await rowOf(testId)).toMatchObject({ sentAt: expect.any(Date), error: null })
    expect(await trail('email_sent')).toMatchObject([{ type: 'mail_test', messageId: mail.messageId, subject: mail.subject, compliance: complianceTags }])
    expect(await trail('mail_test_asked')).toEqual([{ testId, mail: 'hold_placed', language: 'es', scene: 'items' }])
    expect((await getTemplate(office.administrator, { mail: 'hold_placed', locale: 'es' })).test).toMatchObject({ error: null })
    expect((await listTemplates(office.administrator)).every(({ isOwn }) => !isOwn)).toBe(true)
  })

  test('N-12 a mail server that is away is tried again by the job, and one that refuses is told', async () => {
    smtp.script = (step) => (step === 'rcpt' ? '451 4.7.1 try later' : undefined)
    const { testId } = await ask({})
    await expect(sendTest({ tenantId: office.tenantId, testId })).rejects.toThrow('the mail server is away')
    expect((await rowOf(testId)).error).toContain('451')
    smtp.script = (step) => (step === 'rcpt' ? '550 5.1.1 nobody here' : undefined)
    await sendTest({ tenantId: office.tenantId, testId })
    expect((await rowOf(testId)).error).toContain('550')
    expect(await trail('email_failed')).toMatchObject([{ type: 'mail_test', error: expect.stringContaining('550'), retryAt: null }])
  })

  test('N-12 a text with a fault is not tested, and ten tests in ten minutes are enough', async () => {
    await expect(ask({ 'holdPlaced.subject': '{x}' })).rejects.toMatchObject({ fields: { 'holdPlaced.subject': 'unknown_variable' } })
    for (let n = 0; n < 10; n++) await ask({})
    await expect(ask({})).rejects.toMatchObject({ code: 'rate_limited' })
    const theirs = await anOffice(owner)
    await expect(ask({}, theirs.administrator)).resolves.toMatchObject({ address: 'denise.okafor@example.test' })
  })
})

import { simpleParser } from 'mailparser'
import { beforeEach, expect, test } from 'vitest'
import { requestPasswordReset } from '@/lib/access/password-reset'
import { testDatabase } from '@/lib/testing/database'
import { mailServer } from '@/lib/testing/mail-server'
import { anOffice } from '@/lib/testing/office'
import { complianceTags } from './events'
import { sendPasswordReset } from './send-password-reset'

const { owner } = await testDatabase()
const smtp = mailServer()
const ruth = 'ruth.ellison@example.test'

beforeEach(async () => {
  await owner.query('UPDATE "User" SET email = id::text')
  await owner.query('DELETE FROM graphile_worker._private_jobs')
  const [harbor, prairie] = [await anOffice(owner), await anOffice(owner)]
  await owner.query(`UPDATE "Tenant" SET name = 'Prairie Pensions' WHERE id = $1`, [prairie.tenantId])
  await owner.query(`UPDATE "User" SET "passwordHash" = 'x' WHERE "tenantId" = ANY($1)`, [[harbor.tenantId, prairie.tenantId]])
})

/** The letters that go out when Ruth, who is known to both offices, asks for a link; by office. */
async function lettersOf(locale: string) {
  await owner.query('UPDATE "User" SET locale = $1', [locale])
  await requestPasswordReset({ email: ruth }, { ip: null, at: new Date(), requestId: 'test' })
  const { rows } = await owner.query(`SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'resetId' IS NOT NULL`)
  for (const { payload } of rows) await sendPasswordReset(payload)
  const letters = await Promise.all(smtp.mails.map(({ raw }) => simpleParser(raw, { skipTextToHtml: true })))
  return letters.sort((one, other) => (one.subject ?? '').localeCompare(other.subject ?? ''))
}

test.each([
  ['en', 'Choose a new password for', 'for this e-mail address at'],
  ['es', 'Elija una contraseña nueva para', 'para este correo electrónico en'],
])('X-03 whoever is known to two offices sees of each letter which it is for, in %s', async (locale, subject, intro) => {
  const letters = await lettersOf(locale)
  expect(letters.map((letter) => letter.subject)).toEqual([`${subject} Harbor County Benefits`, `${subject} Prairie Pensions`])
  for (const [index, office] of ['Harbor County Benefits', 'Prairie Pensions'].entries()) {
    expect(letters[index]?.text?.replace(/\s+/g, ' ')).toContain(`${intro} ${office}.`)
    expect(letters[index]?.html).toContain(`${intro} ${office}.`)
  }
})

test('N-06 a letter with a link to choose a password is in the trail, and so is one that was refused, without its link', async () => {
  const trail = async () =>
    (
      await owner.query(
        `SELECT e.type, e."personId", e.details FROM "AuditEvent" e JOIN "User" u ON u.id = e."personId" AND u.email = $1 WHERE e.type IN ('email_sent', 'email_failed')`,
        [ruth],
      )
    ).rows
  smtp.script = (step, count) => (step === 'rcpt' && count === 2 ? '550 no such mailbox' : undefined)
  const [letter] = await lettersOf('en')
  const rows = await trail()
  expect(rows.map(({ type }) => type).sort()).toEqual(['email_failed', 'email_sent'])
  const said = { type: 'reset_password', address: ruth, method: 'immediate', attempt: 1, compliance: complianceTags }
  const [failed, sent] = rows.sort((one, other) => one.type.localeCompare(other.type))
  expect(sent.details).toMatchObject({ ...said, subject: letter?.subject, messageId: letter?.messageId, recipientId: sent.personId })
  expect(failed.details).toMatchObject({ ...said, error: expect.stringContaining('550'), retryAt: null, recipientId: failed.personId })
  expect(JSON.stringify(rows)).not.toContain(String(/reset-password\/([\w-]+)/.exec(letter?.text ?? '')?.[1]))
})

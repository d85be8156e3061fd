import { expect, type Page } from '@playwright/test'
import pg from 'pg'
import { newId } from '@/lib/core/ids'

/** Opens a case for a member as whoever is signed in, through the form. Answers with its id and number. */
export async function openCaseFor(page: Page, member: string, title: string): Promise<{ caseId: string; number: string }> {
  await page.goto(`/desk/new?who=${encodeURIComponent(member.split(' ').at(-1) ?? '')}`)
  await page.getByRole('link', { name: new RegExp(member) }).click()
  await page.locator('#case-title').fill(title)
  await page.getByRole('button', { name: 'Open the case' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  const caseId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  let number = ''
  // a page that is drawn anew has no title for an instant
  await expect.poll(async () => (number = /CASE-\d{4}-\d{6}/.exec(await page.title())?.[0] ?? '')).not.toBe('')
  return { caseId, number }
}

/**
 * Lets Amazon say that the letter of a case's hold came back for good: what its entrance keeps of a signed message, with
 * the job that works on it. Signatures are tried in lib/web/hear-sns.test.ts.
 */
export async function bounceHoldLetter(caseId: string): Promise<void> {
  const owner = new pg.Client(process.env.DATABASE_URL)
  await owner.connect()
  try {
    const letter = async () =>
      (
        await owner.query<{ id: string }>(
          `SELECT d.id FROM "Delivery" d JOIN "Notification" n ON n.id = d."notificationId" WHERE n."caseId" = $1 AND n.kind = 'hold_placed' AND d.channel = 'email' AND d.status = 'sent'`,
          [caseId],
        )
      ).rows[0]?.id
    await expect.poll(letter, { timeout: 20_000 }).toBeTruthy()
    const messageId = newId()
    const bounce = {
      timestamp: new Date().toISOString(),
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ diagnosticCode: '550 no such user' }],
    }
    const mail = { messageId: `0100-${newId()}`, headers: [{ name: 'Message-ID', value: `<${await letter()}@casebell.example.test>` }] }
    const body = {
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: 'arn:aws:sns:us-west-2:123456789012:casebell-mail',
      Message: JSON.stringify({ notificationType: 'Bounce', bounce, mail }),
      Timestamp: bounce.timestamp,
      SignatureVersion: '2',
      Signature: 'x',
      SigningCertURL: 'x',
    }
    await owner.query(`INSERT INTO "SesMessage" (id, type, "topicArn", body, "receivedAt") VALUES ($1, 'Notification', $2, $3, now())`, [
      messageId,
      body.TopicArn,
      JSON.stringify(body),
    ])
    await owner.query(`SELECT casebell_enqueue('ses.hear', $1::json, NULL::timestamptz, NULL::text, 25)`, [JSON.stringify({ messageId })])
  } finally {
    await owner.end()
  }
}

import type { Page } from '@playwright/test'
import { sendLetter } from '@/lib/testing/mail'
import { caseNumber, expect, expectAccessible, type Mail, openTo, people, putOnHold, signInAs, test } from './fixtures'

// each story waits for the worker several times
test.describe.configure({ timeout: 120_000 })

type Kept = Mail & { recipients: string[]; headers: Record<string, string> }

/** The letter about a case that went to its member, once it is there. */
async function letterAbout(page: Page, number: string): Promise<Kept> {
  let found: Kept | undefined
  await expect
    .poll(
      async () => {
        const { messages } = (await (await page.request.get('/dev/mailbox/messages')).json()) as { messages: Kept[] }
        found = messages.find(({ text, headers }) => text.includes(number) && headers['reply-to'])
        return Boolean(found)
      },
      { timeout: 15_000 },
    )
    .toBe(true)
  return found as Kept
}
const replyTo = ({ headers }: Kept) => /reply\+[^>\s]+/.exec(headers['reply-to'] ?? '')?.[0] ?? ''
const write = (letter: Parameters<typeof sendLetter>[1]) => sendLetter(Number(process.env.REPLY_SMTP_PORT), letter)

/** Looks at a page anew until it shows what a job of the worker puts there. */
async function untilShown(page: Page, path: string, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(path)
    await expect(page.locator('main')).toContainText(text, { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
}

test('H-18 the member answers by mail with a file, and both sides see it on the case', async ({ page, browser, isMobile }) => {
  const serial = isMobile ? 171 : 167
  const number = caseNumber(serial)
  const { desk } = await putOnHold(browser, people.elena, serial)
  const letter = await letterAbout(page, number)
  expect(letter.text).toContain('You can also answer this e-mail and attach your papers.')

  await page.goto(`/dev/mailbox?mail=${letter.id}`)
  await expectAccessible(page, ['iframe'])
  await page.getByLabel('What you write').fill('My bank sent this today. <b>Is it enough?</b>')
  await page.getByLabel('A file to attach').setInputFiles({ name: 'bank letter.txt', mimeType: 'text/plain', buffer: Buffer.from('First Harbor Bank') })
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('status')).toContainText('Sent.')

  await untilShown(desk, `/desk/${number}?tab=documents`, 'Ready for review')
  await expect(desk.locator('main')).toContainText('bank letter.txt')
  await expect(desk.getByRole('listitem', { name: 'Bank letter', exact: true })).toContainText('Ready for review')
  await untilShown(desk, `/desk/${number}?tab=notes`, 'My bank sent this today. <b>Is it enough?</b>')
  await expect(desk.locator('main')).not.toContainText('You can also answer this e-mail')
  await untilShown(desk, `/desk/${number}?tab=history`, 'answered by e-mail')

  await signInAs(page, letter.recipients[0] ?? '')
  await page.goto(`/cases/${number}`)
  await expect(page.locator('.note.mine').last()).toContainText('Is it enough?')
  await expect(page.locator('li.item').filter({ hasText: 'Bank letter' })).toContainText('We have it. We will check it soon.')
})

test('H-18 a mail from somebody else waits in the tray until an administrator puts it on a case, or is done with it', async ({ page, browser, isMobile }) => {
  const serial = isMobile ? 179 : 173
  const number = caseNumber(serial)
  await putOnHold(browser, people.elena, serial)
  const to = replyTo(await letterAbout(page, number))
  const subject = `A helper writes ${isMobile ? 'by phone' : 'from a desk'}`
  const attachments = [{ filename: 'helper.txt', content: 'From the helper' }]
  const from = 'Helpful Son <son@mail.example.test>'
  expect(await write({ from, to, subject, text: '<script>alert(1)</script> I write for my mother.', attachments })).toMatch(/^250 /)
  expect(await write({ from: 'Spam <spam@evil.example.test>', to, subject: `Buy this, ${subject}`, text: 'Buy.' })).toMatch(/^250 /)

  const admin = await openTo(browser, people.denise, isMobile ? { viewport: { width: 390, height: 844 } } : {})
  await untilShown(admin, '/notifications', 'Mail waits in the tray')
  await admin.locator('main').getByText('Mail waits in the tray', { exact: true }).first().click()
  await expect(admin).toHaveURL(/\/desk\/admin\/mail-tray$/)
  await untilShown(admin, '/desk/admin/mail-tray', `Buy this, ${subject}`)
  await untilShown(admin, '/desk/admin/mail-tray', 'It is not from the member’s own address.')
  await expectAccessible(admin)
  await admin.getByRole('link', { name: subject, exact: true }).click()
  await expect(admin.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await expect(admin.locator('pre')).toContainText('<script>alert(1)</script> I write for my mother.')
  await expect(admin.locator('main')).toContainText('helper.txt')
  await expectAccessible(admin)

  await admin.getByRole('button', { name: 'Attach' }).click()
  await expect(admin.getByText('Please confirm that you have looked at it.')).toBeVisible()
  await expectAccessible(admin)
  await admin.getByLabel('I have looked at this e-mail').check()
  await admin.getByLabel('Case number').fill('CASE-1999-000001')
  await admin.getByRole('button', { name: 'Attach' }).click()
  await expect(admin.getByText('There is no such case.')).toBeVisible()
  await admin.getByLabel('I have looked at this e-mail').check()
  await admin.getByLabel('Case number').fill(number)
  await admin.getByRole('button', { name: 'Attach' }).click()
  await expect(admin.locator('main .note[role=status]')).toContainText('The e-mail is being put on the case.')
  await untilShown(admin, `/desk/${number}?tab=documents`, 'helper.txt')
  await untilShown(admin, `/desk/${number}?tab=notes`, 'I write for my mother.')

  await admin.goto('/desk/admin/mail-tray')
  await admin.getByRole('link', { name: `Buy this, ${subject}` }).click()
  await admin.getByRole('button', { name: 'Done with it' }).click()
  await expect(admin.getByText('Please fill this in.')).toBeVisible()
  await admin.getByLabel('What was done').fill('Nobody of ours; left alone.')
  await admin.getByRole('button', { name: 'Done with it' }).click()
  await expect(admin.locator('main .note[role=status]')).toContainText('Done.')
  await admin.getByRole('link', { name: 'Done with' }).click()
  await expect(admin.locator('main')).toContainText(`Buy this, ${subject}`)
  await expectAccessible(admin)
})

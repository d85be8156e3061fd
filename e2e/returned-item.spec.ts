import type { Page } from '@playwright/test'
import { caseNumber, expect, expectAccessible, mailTo, people, putOnHold, signInAs, test } from './fixtures'

const paper = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`${name}: what the member sent`) })
const item = (page: Page, name: string) => page.locator('li.item').filter({ has: page.getByRole('heading', { name }) })
const send = (page: Page, name: string, files: string[]) =>
  item(page, name)
    .getByLabel(/Choose a file/)
    .setInputFiles(files.map(paper))
const onDesk = (desk: Page, name: string) => desk.locator('li.doc').filter({ has: desk.getByRole('heading', { name }) })

test('H-12 an item is returned with a message, sent again and accepted; its paper still to come is ticked off; another is partly in', async ({
  page,
  browser,
  isMobile,
}) => {
  const [serial, member] = isMobile ? [147, 'pete.haugen@mail.example.test'] : [141, 'lena.fischer@mail.example.test']
  const { desk } = await putOnHold(browser, people.elena, serial, {
    items: [
      { name: 'Marriage certificate', paperFollows: true },
      { name: 'Bank statements', filesExpected: 2 },
    ],
  })
  await signInAs(page, member)
  await page.goto(`/cases/${caseNumber(serial)}`)
  await expect(item(page, 'Bank statements')).toContainText('We need 2 files.')
  await send(page, 'Marriage certificate', ['certificate.txt'])
  await expect(item(page, 'Marriage certificate')).toContainText('We have it. We will check it soon.')
  await send(page, 'Bank statements', ['october.txt'])
  await expect(item(page, 'Bank statements')).toContainText('Partly in')
  await expect(item(page, 'Bank statements')).toContainText('1 of 2 files is here.')
  await expect(page.locator('.items-head')).toContainText('1 of 2 left to send')

  // the technician returns it
  await desk.goto(`/desk/${caseNumber(serial)}?tab=documents`)
  await expect(onDesk(desk, 'Marriage certificate')).toContainText('Ready for review')
  await onDesk(desk, 'Marriage certificate').getByRole('button', { name: 'Return…' }).click()
  await expectAccessible(desk)
  await onDesk(desk, 'Marriage certificate').getByRole('button', { name: 'Part is cut off' }).click()
  await onDesk(desk, 'Marriage certificate')
    .getByRole('button', { name: /Return to/ })
    .click()
  await expect(onDesk(desk, 'Marriage certificate')).toContainText('Returned, asked again')
  await expect(onDesk(desk, 'Marriage certificate').getByRole('button', { name: 'Edit message' })).toBeFocused()

  // the member hears of it by mail and on the bell
  const mail = await mailTo(page, member, 'please send one document again')
  expect(mail.text).toContain('Part of the page is outside the picture.')
  expect(mail.text).toContain('Marriage certificate')
  await page.goto(/https?:\/\/\S+\/cases\/[\w-]+/.exec(mail.text)?.[0] ?? '')
  await expect(page).toHaveURL(new RegExp(caseNumber(serial)))
  await page.locator('.bell').first().click()
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toContainText('Please send one document again')
  await page.keyboard.press('Escape')
  await expect(item(page, 'Marriage certificate')).toContainText('Sent back to you')
  await expect(item(page, 'Marriage certificate').locator('.note')).toContainText('“Part of the page is outside the picture.')
  await expectAccessible(page)

  // and sends again
  await send(page, 'Marriage certificate', ['certificate again.txt'])
  await expect(item(page, 'Marriage certificate')).toContainText('We have it. We will check it soon.')
  await desk.reload()
  await onDesk(desk, 'Marriage certificate').getByRole('button', { name: 'Accept' }).click()
  await expect(onDesk(desk, 'Marriage certificate')).toContainText('Accepted')
  await expect(onDesk(desk, 'Marriage certificate')).toContainText('The paper must still come')
  await page.reload()
  await expect(item(page, 'Marriage certificate')).toContainText('Received, paper still to come')
  await expect(item(page, 'Marriage certificate')).toContainText('Please also mail the paper or bring it to us.')
  await onDesk(desk, 'Marriage certificate').getByRole('button', { name: 'Paper is here' }).click()
  await expect(onDesk(desk, 'Marriage certificate')).toContainText('Paper here since')
  await page.reload()
  await expect(item(page, 'Marriage certificate').locator('.tag')).toHaveText('Accepted')

  // the rest comes, and is not the rest after all
  await send(page, 'Bank statements', ['november.txt'])
  await expect(item(page, 'Bank statements')).toContainText('We have it. We will check it soon.')
  await expect(page.locator('.items-head')).toContainText('Nothing left to send')
  await desk.reload()
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Ready for review')
  await onDesk(desk, 'Bank statements').getByRole('button', { name: 'Partly in' }).click()
  await expect(onDesk(desk, 'Bank statements').locator('.tag').first()).toHaveText('Partly in')
  await expect(desk.getByRole('heading', { level: 1 })).not.toContainText('Ready for review')
  await page.reload()
  await expect(item(page, 'Bank statements').locator('.tag')).toHaveText('Partly in')
  await onDesk(desk, 'Bank statements').getByRole('button', { name: 'Accept' }).click()
  await expect(onDesk(desk, 'Bank statements')).toContainText('Accepted')
  // what stands in short on the overview leads to its own place in the whole history
  await desk.locator('.hist').getByRole('link', { name: 'detail' }).first().click()
  await expect(desk).toHaveURL(/\?tab=history#event-/)
  await expect(desk.getByText('You returned Marriage certificate: “Part of the page')).toBeVisible()
  await expect(desk.getByText('You ticked off the paper: Marriage certificate.')).toBeVisible()
  await desk.context().close()
})

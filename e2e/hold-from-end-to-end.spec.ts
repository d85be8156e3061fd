import { expect, expectAccessible, mailTo, people, signInAs, test } from './fixtures'

const year = new Date().getFullYear()

test('H-01 to H-13 the whole story: hold, mail, upload, accept, resume, history', async ({ page, browser, isMobile }) => {
  test.skip(isMobile, 'staff work at a desk; the member’s part is walked on the phone in member-answers-hold')
  // a filler case of Priya's that nobody holds yet
  const number = `CASE-${year}-000172`
  const member = 'carmen.ruiz@mail.example.test'
  await signInAs(page, people.priya)
  await page.goto(`/desk/${number}?do=hold`)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.locator('textarea[name=reason]').fill('We need proof of your earlier service.\n\nA photo is fine. <b>Not bold</b>')
  await dialog.getByLabel('Respond by').fill(`${year + 1}-01-01`)
  const seen = dialog.locator('.pv .notice-band')
  const onTheirPage = await seen.locator('span').last().innerText()
  await dialog.locator('.pv .seg label').nth(1).click()
  await expect(seen.locator('span')).toHaveCount(0)
  const inTheirMail = await seen.innerText()
  await dialog.getByRole('button', { name: /Put on hold/ }).click()
  await expect(page.getByText(/On hold/).first()).toBeVisible()
  // a day of next year says so
  await expect(page.locator('.facts')).toContainText(`Jan 1, ${year + 1}`)

  const mail = await mailTo(page, member, number)
  expect(mail.html).toContain(inTheirMail)
  expect(mail.text).toContain('We need proof of your earlier service.')
  expect(mail.text).toContain('<b>Not bold</b>')
  expect(mail.html).not.toContain('<b>Not bold</b>')
  const link = /https?:\/\/\S+\/cases\/\S+/.exec(mail.text)?.[0].replace(/[>)\].]+$/, '') ?? ''
  expect(link).toContain(number)

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const theirs = await phone.newPage()
  await theirs.goto(link)
  await expect(theirs).toHaveURL(/sign-in/)
  await theirs.locator('#email').fill(member)
  await theirs.locator('#password').fill('harbor-bell-2026')
  await theirs.locator('form.sign-in button[type=submit]').click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Your case is on hold' })).toBeVisible()
  await expect(theirs.locator('#why')).toContainText('<b>Not bold</b>')
  await expect(theirs.locator('.notice-band')).toContainText(onTheirPage)
  await expect(theirs.locator('.bell .count').first()).toContainText('1')
  await expectAccessible(theirs)
  await theirs.locator('#note-body').fill('The paper is in the mail.')
  await theirs.getByRole('button', { name: 'Send note' }).click()
  await expect(theirs.locator('.note.mine')).toContainText('The paper is in the mail.')
  await theirs.getByRole('button', { name: 'I have sent everything' }).click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'We have your answer' })).toBeVisible()
  await phone.close()

  await page.goto('/desk?view=ready')
  await expect(page.getByText(number)).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/desk/${number}?tab=history`)
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /Resume/ })
    .first()
    .click()
  await expect(page.getByText('In progress').first()).toBeVisible()
  await mailTo(page, member, 'working on your case')
})

import { caseNumber, expect, expectAccessible, openTo, people, signInByForm, test } from './fixtures'

test.use({ expectedErrors: /status of (4\d\d|50\d)|ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|Loading chunk|Failed to load/ })

const held = `/cases/${caseNumber(106)}`
const unsent = 'This did not get through'

test('H-10 X-08 what is pressed without a connection is told beside the form, and what was typed is kept', async ({ page, isMobile }) => {
  const whole = `A whole note, ${isMobile ? 'phone' : 'desk'}`
  await signInByForm(page, people.darnell)
  await page.goto(held)
  const note = page.getByLabel('Add a note')
  await note.fill('Half a note')
  await page.reload()
  await expect(note).toHaveValue('Half a note')

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Send note' }).click()
  await expect(page.locator('#note-error')).toContainText(unsent)
  await expect(page.locator('#note-error')).toBeFocused()
  await expect(note).toHaveValue('Half a note')
  await page.getByRole('button', { name: 'I have sent everything' }).click()
  await expect(page.locator('#sent-error')).toContainText(unsent)

  await page.getByRole('link', { name: /Notifications/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'We could not load your notifications' })).toBeVisible()
  await page
    .locator('form.upload input[type=file]')
    .last()
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('A letter of the bank') })
  await expect(page.locator('form.upload').last()).toContainText(/This did not get through|No connection/)
  await expect(page).toHaveURL(held)
  await expect(note).toHaveValue('Half a note')

  await page.context().setOffline(false)
  await expect(page.locator('.bell-say')).toHaveCount(0)
  await note.fill(whole)
  await page.getByRole('button', { name: 'Send note' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Your note was sent.' })).toBeVisible()
  await expect(note).toHaveValue('')
  await expectAccessible(page)
  await page.reload()
  await expect(note).toHaveValue('')
  await expect(page.locator('.note.mine').filter({ hasText: whole })).toHaveCount(1)
})

test('X-03 whoever cannot be reached at the door is told so, and the address stays', async ({ page }) => {
  await page.goto('/sign-in')
  await page.locator('#email').fill(people.darnell)
  await page.locator('#password').fill('anything at all')
  await page.context().setOffline(true)
  await page.locator('form.sign-in button[type=submit]').click()
  await expect(page.locator('#sign-in-error')).toContainText(unsent)
  await expect(page.locator('#email')).toHaveValue(people.darnell)
})

test('C-10 X-08 the desk says so as well', async ({ page, isMobile }) => {
  test.skip(isMobile, 'staff work at a desk')
  await signInByForm(page, people.elena)
  await page.goto(`/desk/${caseNumber(102)}?tab=notes`)
  const note = page.locator('#note-body')
  await note.fill('For the file')
  await page.context().setOffline(true)
  await page.locator('form:has(#note-body) button[type=submit]').click()
  await expect(page.getByRole('alert').filter({ hasText: unsent })).toBeVisible()
  await expect(note).toHaveValue('For the file')
  await page.context().setOffline(false)
  await page.locator('form:has(#note-body) button[type=submit]').click()
  await expect(note).toHaveValue('')
})

test('C-10 H-10 without scripts a note is not sent twice by loading its page again, and a refusal is told where the form is', async ({ browser, isMobile }) => {
  const page = await openTo(browser, people.darnell, { javaScriptEnabled: false, ...(isMobile ? { viewport: { width: 390, height: 844 } } : {}) })
  await page.goto(held)
  const words = `Once and no more, ${isMobile ? 'phone' : 'desk'}`
  await page.getByLabel('Add a note').fill(words)
  await page.getByRole('button', { name: 'Send note' }).click()
  await expect(page.locator('.note.mine').filter({ hasText: words })).toHaveCount(1)
  await page.reload()
  await expect(page.locator('.note.mine').filter({ hasText: words })).toHaveCount(1)

  await page.getByRole('button', { name: 'Send note' }).click()
  await expect(page.locator('#note-error')).toBeInViewport()

  await page.context().clearCookies()
  await page.getByLabel('Add a note').fill('Too late')
  await page.getByRole('button', { name: 'Send note' }).click()
  await expect(page.getByRole('alert')).toContainText('You were signed out before it could be sent')
  await signInByForm(page, people.darnell, null)
  await expect(page).toHaveURL(/\/cases\//)
  await page.context().close()
})

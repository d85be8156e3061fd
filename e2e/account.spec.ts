import { expect, expectAccessible, mailTo, password, people, signInByForm, test } from './fixtures'

test('X-03 sessions are listed and revoked, and a copied cookie dies', async ({ page, browser, baseURL }) => {
  await signInByForm(page, people.denise)
  const other = await browser.newContext({ baseURL })
  const theirs = await other.newPage()
  await signInByForm(theirs, people.denise)
  await page.goto('/account')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  // while it works the button is called otherwise: that the list is short again is what tells
  await expect(page.locator('section[aria-labelledby=sessions] li')).toHaveCount(1)
  await theirs.goto('/account')
  await expect(theirs).toHaveURL(/sign-in/)
  await other.close()
})

test('X-03 a forgotten password is chosen anew by a mailed link that a visit does not use up', async ({ page, isMobile }) => {
  test.skip(isMobile, 'asked once, so that the second asking is not slowed')
  const address = 'amira.haddad@mail.example.test'
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'I forgot my password' }).click()
  await expectAccessible(page)
  await page.locator('#email').fill(address)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await expect(page.getByRole('status')).toContainText('If we know this address')
  const mail = await mailTo(page, address, '/reset-password/')
  const link = /https?:\/\/\S+\/reset-password\/[\w-]+/.exec(mail.text)?.[0] ?? ''
  await page.goto(link)
  await page.goto(link)
  await expect(page.locator('main')).toContainText('This is your password for Harbor County Benefits.')
  await expectAccessible(page)
  await page.locator('#password').fill('short')
  await page.getByRole('button', { name: 'Save the new password' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('at least 10 characters')
  await page.locator('#password').fill('harbor-bell-2027')
  await page.getByRole('button', { name: 'Save the new password' }).click()
  await expect(page.getByRole('status')).toContainText('Your new password is saved')
  for (const dead of [link, `${link}x`]) {
    await page.goto(dead)
    await expect(page.locator('main')).toContainText('This link does not work any more.')
    await expect(page.locator('#password')).toHaveCount(0)
    await expectAccessible(page)
  }
  await page.getByRole('link', { name: 'Ask for a new link' }).click()
  await expect(page.locator('#email')).toBeVisible()
})

test('X-03 a password is chosen by a mailed link without scripts too, and the page says that it is saved', async ({ browser, page, baseURL, isMobile }) => {
  test.skip(isMobile, 'asked once, so that the second asking is not slowed')
  const address = 'darnell.price@mail.example.test'
  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const asking = await plain.newPage()
  await asking.goto('/forgot-password')
  await asking.locator('#email').fill(address)
  await asking.getByRole('button', { name: 'Send me the link' }).click()
  await expect(asking.getByRole('status')).toContainText('If we know this address')
  const { text } = await mailTo(page, address, '/reset-password/')
  await asking.goto(/https?:\/\/\S+\/reset-password\/[\w-]+/.exec(text)?.[0] ?? '')
  await asking.locator('#password').fill('short')
  await asking.getByRole('button', { name: 'Save the new password' }).click()
  await expect(asking.locator('main').getByRole('alert')).toContainText('at least 10 characters')
  await asking.locator('#password').fill('harbor-bell-2026')
  await asking.getByRole('button', { name: 'Save the new password' }).click()
  await expect(asking.getByRole('status')).toContainText('Your new password is saved')
  await plain.close()
})

test('X-03 whoever is known to two offices types the password once and is asked which office', async ({ page }) => {
  await page.goto('/sign-in')
  await page.locator('#email').fill(people.ruth)
  await page.locator('#password').fill(password)
  await page.locator('#password').press('Enter')
  await expect(page.getByRole('group', { name: 'Which office do you want to go to?' })).toBeVisible()
  await expect(page.getByLabel('Harbor County Benefits')).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.locator('.bell').first()).toBeVisible()
})

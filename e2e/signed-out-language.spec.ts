import { expect, expectAccessible, mailTo, people, test } from './fixtures'

test.use({ locale: 'en-US' })

test('N-13 who is not signed in changes the language, which the browser remembers, with and without scripts', async ({ page, browser, baseURL }) => {
  const plain = await (await browser.newContext({ javaScriptEnabled: false, locale: 'en-US', baseURL: baseURL ?? '' })).newPage()
  for (const one of [page, plain]) {
    await one.goto('/sign-in')
    await one.getByRole('button', { name: 'Español' }).click()
    await expect(one.getByRole('heading', { level: 1, name: 'Iniciar sesión' })).toBeVisible()
    await expect(one.locator('html')).toHaveAttribute('lang', 'es')
    await one.getByRole('link', { name: 'Olvidé mi contraseña' }).click()
    await expect(one.getByRole('heading', { level: 1, name: 'Elija una contraseña nueva' })).toBeVisible()
    await one.getByRole('button', { name: 'English' }).click()
    await expect(one.getByRole('heading', { level: 1, name: 'Choose a new password' })).toBeVisible()
  }
  await expectAccessible(page)
  await plain.context().close()
})

test('N-13 the page of a password link is in the language of the person it is for', async ({ page }) => {
  await page.goto('/forgot-password')
  await page.locator('#email').fill(people.rosa)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  const { text } = await mailTo(page, people.rosa, 'Elija una contraseña nueva')
  await page.goto(/https?:\/\/\S+\/reset-password\/[\w-]+/.exec(text)?.[0] ?? '')
  await expect(page.getByLabel('Contraseña nueva')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByLabel('New password')).toBeVisible()
})

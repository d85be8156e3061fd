import { expect, expectAccessible, people, signInAs, test } from './fixtures'

test.describe('the member answers a hold', () => {
  test('H-08 H-09 the dashboard opens with the held case, and the case shows reason and what to do', async ({ page }) => {
    await signInAs(page, people.thomas)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('on hold: action required')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Service retirement' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Your case is on hold' })).toBeVisible()
    await expect(page.locator('#why')).toContainText('A page or a signature is missing')
    for (const name of ['Read why we stopped', 'Upload your documents', 'Add a note']) await expect(page.getByRole('link', { name })).toBeVisible()
    await expectAccessible(page)
  })

  test('H-10 H-21 H-22 several files at once: what arrives has a receipt, what does not says why', async ({ page }) => {
    await signInAs(page, people.darnell)
    await page.goto('/cases/CASE-2026-000106'.replace('2026', String(new Date().getFullYear())))
    const form = page.locator('form.upload').first()
    await form
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'statement.txt', mimeType: 'text/plain', buffer: Buffer.from('A statement of the bank') },
        { name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
        { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>alert(1)</script>') },
      ])
    await form.locator('button[type=submit]').click()
    const failed = page.locator('form.upload .upload-failed')
    await expect(failed).toContainText('empty.pdf: The file is empty.')
    await expect(failed).toContainText('page.pdf: We do not take this kind of file')
    await expect(page.locator('.upload-arrived')).toContainText(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    await page.reload()
    await expect(page.getByRole('link', { name: 'statement.txt' }).first()).toBeVisible()
    await expect(page.locator('#items > .upload-failed')).toContainText('We keep this time')
    await expectAccessible(page)
  })

  test('H-16 an empty answer does not send everything, a note does, and the receipt page tells what happens next', async ({ page, isMobile }) => {
    await signInAs(page, isMobile ? people.rosa : people.gloria)
    const number = `CASE-${new Date().getFullYear()}-000${isMobile ? '113' : '103'}`
    await page.goto(`/cases/${number}`)
    await expectAccessible(page)
    if (!isMobile) {
      await expect(page.getByText('You told us that everything is sent.').first()).toBeVisible()
      return
    }
    await page.locator('#note-body').fill('Mi banco solo manda papel. <b>¿Sirve una foto?</b>')
    await page.getByRole('button', { name: 'Enviar nota' }).click()
    await expect(page.locator('.note.mine').last()).toContainText('<b>¿Sirve una foto?</b>')
    await page.getByRole('button', { name: 'Ya envié todo' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tenemos sus documentos' })).toBeVisible()
    await expect(page.locator('.receipt')).toContainText(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    await expectAccessible(page)
  })

  test('X-01 somebody else’s case is not found', async ({ page }) => {
    await signInAs(page, people.thomas)
    const answer = await page.goto(`/cases/CASE-${new Date().getFullYear()}-000101`)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'We cannot find this page' })).toBeVisible()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('H-10 X-08 a file is sent by a plain form', async ({ page }) => {
    await page.goto('/sign-in')
    await page.locator('#email').fill(people.thomas)
    await page.locator('#password').fill('harbor-bell-2026')
    await page.locator('form.sign-in button[type=submit]').click()
    await page.goto(`/cases/CASE-${new Date().getFullYear()}-000117`)
    const form = page.locator('form.upload').last()
    await form
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'plain.txt', mimeType: 'text/plain', buffer: Buffer.from('Sent without script') })
    await form.locator('button[type=submit]').click()
    await expect(page.getByRole('link', { name: 'plain.txt' }).first()).toBeVisible()
  })
})

test('X-03 a wrong password says so in words and keeps the address', async ({ page }) => {
  await page.goto('/sign-in')
  await expectAccessible(page)
  await page.locator('#email').fill('nobody.at.all@mail.example.test')
  await page.locator('#password').fill('wrong')
  await page.locator('form.sign-in button[type=submit]').click()
  await expect(page.locator('form.sign-in').getByRole('alert')).toContainText('The address or the password is not right')
  await expect(page.locator('#email')).toHaveValue('nobody.at.all@mail.example.test')
})

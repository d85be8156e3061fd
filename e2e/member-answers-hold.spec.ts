import { caseNumber, expect, expectAccessible, openTo, people, post, signInAs, signInByForm, test } from './fixtures'
import { openCaseFor } from './office'

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

  test('H-08 a case whose day has passed says so, and that documents can still be sent', async ({ page }) => {
    await signInAs(page, 'fatima.al-hassan@mail.example.test')
    await page.goto(`/cases/${caseNumber(111)}`)
    await expect(page.locator('#why')).toContainText('The date has passed. You can still send your documents.')
  })

  test('H-16 an empty answer does not send everything, a note does, and the receipt page tells what happens next', async ({ page, isMobile }) => {
    await signInAs(page, isMobile ? people.rosa : people.gloria)
    const number = caseNumber(isMobile ? 113 : 103)
    await page.goto(`/cases/${number}`)
    await expectAccessible(page)
    if (!isMobile) {
      await expect(page.getByRole('heading', { level: 1, name: 'Your case is on hold: we are working on it' })).toBeVisible()
      await expect(page.locator('.with-us')).toContainText('You told us that everything is sent. We are reviewing it.')
      await page.goto('/')
      await expect(page.getByRole('heading', { level: 1, name: 'You have nothing to do now' })).toBeVisible()
      await expect(page.locator('.with-us')).toContainText('You told us that everything is sent. We are reviewing it.')
      await expect(page.getByRole('link', { name: 'Upload documents' })).toHaveCount(0)
      await expectAccessible(page)
      return
    }
    await page.locator('#note-body').fill('Mi banco solo manda papel. <b>¿Sirve una foto?</b>')
    await page.getByRole('button', { name: 'Enviar nota' }).click()
    await expect(page.locator('.note.mine').last()).toContainText('<b>¿Sirve una foto?</b>')
    await page.getByRole('button', { name: 'Ya envié todo' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tenemos su respuesta' })).toBeVisible()
    await expect(page.locator('ul.have')).toContainText(/nota/)
    await expect(page.locator('.receipt')).toContainText(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.getByRole('button', { name: 'Copiar el número' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'no nos dejó copiarlo. El número está marcado' })).toBeVisible()
    expect(await page.evaluate(() => String(getSelection()))).toMatch(/^R-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await expectAccessible(page)
  })

  test('H-12 H-16 who is told that nothing was sent yet is no longer told so once something was, and an optional paper is not missing', async ({
    page,
    browser,
  }) => {
    const desk = await openTo(browser, people.elena)
    const { caseId, number } = await openCaseFor(desk, 'Darnell Price', 'Nothing sent yet')
    await post(desk, `/api/v1/cases/${caseId}/hold`, { reason: 'We need your pay stub.', items: [{ name: 'Pay stub' }, { name: 'Photo', required: false }] })
    await desk.context().close()
    await signInAs(page, people.darnell)
    await page.goto(`/cases/${number}`)
    await page.getByRole('button', { name: 'I have sent everything' }).click()
    await expect(page.locator('#sent-error')).toContainText('You have not sent anything yet')
    const done = page.getByRole('region', { name: 'Are you done?' })
    await expect(done).toContainText('1 document is still missing')
    await page.getByLabel(/Choose a file.*Pay stub/).setInputFiles({ name: 'stub.txt', mimeType: 'text/plain', buffer: Buffer.from('A pay stub') })
    await expect(page.locator('.upload-arrived')).toContainText('stub.txt')
    await expect(page.locator('#sent-error')).toHaveCount(0)
    await expect(done).toContainText('We have every document we need. What is left is optional.')
  })

  test('H-09 X-03 whoever was signed out meanwhile has the way back in beside the form, and loses nothing', async ({ page, isMobile }) => {
    const words = `Half a note of somebody signed out, ${isMobile ? 'phone' : 'desk'}`
    await signInAs(page, people.darnell)
    await page.goto(`/cases/${caseNumber(106)}`)
    await page.getByLabel('Add a note').fill(words)
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Send note' }).click()
    const told = page.locator('#note-error')
    await expect(told).toContainText('You were signed out.')
    const [tab] = await Promise.all([page.context().waitForEvent('page'), told.getByRole('link', { name: 'Sign in again in another tab' }).click()])
    await signInByForm(tab, people.darnell, null)
    await tab.close()
    await page.getByRole('button', { name: 'Send note' }).click()
    await expect(page.locator('.note.mine').filter({ hasText: words })).toHaveCount(1)
  })

  test('X-01 somebody else’s case is not found', async ({ page }) => {
    await signInAs(page, people.thomas)
    const answer = await page.goto(`/cases/${caseNumber(101)}`)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'We cannot find this page' })).toBeVisible()
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

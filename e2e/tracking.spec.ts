import { expect, expectAccessible, mailTo, openTo, people, post, signInAs, tabTo, test } from './fixtures'
import { openCaseFor } from './office'

const thomas = 'Thomas Begay'
const box = (name: string) => ({ name })

test('N-11 an administrator lets e-mails tell, members read it in their language, and a followed link leads to the case', async ({
  page,
  browser,
  baseURL,
  isMobile,
}) => {
  test.slow()
  await signInAs(page, people.denise)
  await page.goto('/desk/admin/notifications')
  const opens = page.getByRole('checkbox', box('E-mails tell when they are opened'))
  const clicks = page.getByRole('checkbox', box('E-mails tell when a link in them is followed'))
  await expect(opens).not.toBeChecked()
  await expect(clicks).not.toBeChecked()
  // the phone's story finds what the desk's told
  if (!isMobile) await expect(page.getByRole('columnheader', { name: 'Opened' })).toHaveCount(0)
  await expectAccessible(page)
  if (!isMobile) await tabTo(page, opens)
  else await opens.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(clicks).toBeFocused()
  await page.keyboard.press('Space')

  // somebody else was quicker: what was ticked stays, however often it is refused
  const quicker = await openTo(browser, people.denise, { baseURL })
  await quicker.goto('/desk/admin/notifications')
  const now = (await (await quicker.request.get('/api/v1/tracking-settings')).json()) as { version: number }
  const put = async (form: object) => {
    const answer = await quicker.request.put('/api/v1/tracking-settings', { data: form, headers: { origin: new URL(quicker.url()).origin } })
    expect(answer.status(), await answer.text()).toBe(200)
    return (await answer.json()) as { version: number }
  }
  const { version } = await put({ version: now.version, opens: true, clicks: false })
  for (let twice = 0; twice < 2; twice++) {
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const refusal = page.locator('#tracking-error')
    await expect(refusal).toContainText('Somebody changed this meanwhile')
    await expect(refusal).toBeFocused()
    await expect(opens).toBeChecked()
    await expect(clicks).toBeChecked()
  }
  await expectAccessible(page)
  await page.reload()
  await expect(clicks).not.toBeChecked()
  await clicks.check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('main').getByRole('status')).toContainText('Saved')
  await expectAccessible(page)
  await expect(clicks).toBeChecked()
  await expect(page.getByRole('columnheader', { name: 'Opened' }).first()).toBeVisible()
  try {
    const rosa = await openTo(browser, people.rosa, { baseURL, ...(isMobile ? { viewport: { width: 390, height: 844 } } : {}) })
    await rosa.goto('/preferences')
    await expect(rosa.getByText('La oficina ve cuándo abre por primera vez un correo nuestro y cuándo sigue por primera vez un enlace en él.')).toBeVisible()
    await expectAccessible(rosa)
    await rosa.context().close()

    const desk = await openTo(browser, people.elena, { baseURL })
    const { caseId, number } = await openCaseFor(desk, thomas, `A letter that tells ${isMobile ? 'a phone' : 'a desk'}`)
    expect((await post(desk, `/api/v1/cases/${caseId}/hold`, { reason: 'We need your lease.', items: [{ name: 'Lease' }] })).status()).toBeLessThan(300)
    const mail = await mailTo(page, people.thomas, number)
    const link = /href="([^"]*\/l\/[^"]*)"/.exec(mail.html)?.[1] ?? ''
    expect(mail.html).not.toContain(`/cases/${number}"`)
    const member = await (await browser.newContext({ baseURL })).newPage()
    await member.goto(link)
    await expect(member).toHaveURL(/\/sign-in/)
    await signInAs(member, people.thomas)
    await member.goto(link)
    await expect(member).toHaveURL(new RegExp(`/cases/${number}$`))
    await desk.goto(`/desk/${caseId}`)
    await expect(desk.getByText('A link in it was followed, perhaps by a mail scanner.')).toBeVisible()
    await member.context().close()
    await desk.context().close()
  } finally {
    await put({ version: version + 1, opens: false, clicks: false })
    await quicker.context().close()
  }
})

for (const [locale, title, home] of [
  ['en-US', 'This link does not work', 'Your cases'],
  ['es-MX', 'Este enlace no funciona', 'Sus casos'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale })
    test(`N-11 X-08 a broken link of a letter says so, ${locale}`, async ({ page }) => {
      const answer = await page.goto(`/l/${'A'.repeat(90)}`)
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
      await expectAccessible(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectAccessible(page)
      await page.getByRole('link', { name: home }).click()
      await expect(page).toHaveURL(/\/sign-in/)
    })
  })
}

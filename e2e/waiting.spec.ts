import { expect, expectAccessible, people, signInAs, tabTo, test } from './fixtures'

test('H-15 an administrator says how the office waits, by keyboard, and a refusal keeps what was chosen however often it comes', async ({ page, isMobile }) => {
  await signInAs(page, people.denise)
  await page.goto('/desk/admin/waiting')
  await expectAccessible(page)
  const [active, days, end, after] = [
    page.getByLabel('Remind members who do not answer'),
    page.getByLabel('Business days before the answer is due'),
    page.getByLabel('When nobody answers the last warning'),
    page.getByLabel('Business days after the answer was due'),
  ]
  const save = page.getByRole('button', { name: 'Save', exact: true })
  if (!isMobile) await tabTo(page, active)
  await active.selectOption('no')
  await days.fill('99')
  await end.selectOption('close')
  await after.fill('0')
  for (let twice = 0; twice < 2; twice++) {
    await save.focus()
    await page.keyboard.press('Enter')
    const refusal = page.locator('#waiting-error')
    await expect(refusal).toContainText('Please look at the marked fields.')
    await expect(refusal).toBeFocused()
    await expect(active).toHaveValue('no')
    await expect(days).toHaveValue('99')
    await expect(days).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator('#remindDaysBefore-error')).toHaveText('Please type a whole number from 1 to 20.')
    await expect(page.locator('#endAfterDays-error')).toHaveText('Please type a whole number from 1 to 60.')
    await expect(end).toHaveValue('close')
    await expect(after).toHaveValue('0')
  }
  await expectAccessible(page)
  await active.selectOption('yes')
  await days.fill(isMobile ? '4' : '2')
  await after.fill('7')
  await save.click()
  await expect(page.locator('main').getByRole('status')).toContainText('Saved')
  await expectAccessible(page)
  await page.reload()
  await expect(days).toHaveValue(isMobile ? '4' : '2')
  await expect(end).toHaveValue('close')
  await expect(after).toHaveValue('7')
  await end.selectOption('nothing')
  await days.fill('3')
  await after.fill('5')
  await save.click()
  await expect(page.locator('main').getByRole('status')).toContainText('Saved')
  await expect(end).toHaveValue('nothing')
})

test('H-15 an administrator lists holidays: a day that is none is refused and kept, a right one is added and taken off', async ({ page, isMobile }) => {
  const name = isMobile ? 'Founders day' : 'Harbor day'
  await signInAs(page, people.denise)
  await page.goto('/desk/admin/waiting')
  const [day, called] = [page.getByLabel('Day', { exact: true }), page.getByLabel('Name', { exact: true })]
  await called.fill(name)
  await page.getByRole('button', { name: 'Add holiday' }).click()
  await expect(page.locator('#holiday-error')).toContainText('Please look at the marked fields.')
  await expect(page.locator('#holiday-day-error')).toBeVisible()
  await expect(called).toHaveValue(name)
  await expectAccessible(page)
  await day.fill(isMobile ? '2027-06-14' : '2027-07-05')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Add holiday' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Added.' })).toBeVisible()
  await expect(day).toHaveValue('')
  await expect(called).toHaveValue('')
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('2027')
  await expectAccessible(page)
  await page.getByRole('button', { name: new RegExp(`Remove ${name}`) }).click()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toHaveCount(0)
  await expectAccessible(page)
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('H-15 X-08 a refusal keeps what was chosen', async ({ page }) => {
    await signInAs(page, people.denise)
    await page.goto('/desk/admin/waiting')
    await page.getByLabel('When nobody answers the last warning').selectOption('escalate')
    await page.getByLabel('Business days before the answer is due').fill('99')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.locator('#waiting-error')).toBeVisible()
    await expect(page.getByLabel('When nobody answers the last warning')).toHaveValue('escalate')
    await expect(page.getByLabel('Business days before the answer is due')).toHaveValue('99')
  })
})

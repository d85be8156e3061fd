import type { Browser, Page } from '@playwright/test'
import { caseNumber, expect, expectAccessible, openTo, people, post, putOnHold, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'staff work at a desk')

const serial = 161
const aMove = (page: Page) => page.locator('.menu .menu-item').first()

/** A case's page as somebody opened it before it was put on hold elsewhere, with its menu open. */
async function openStale(browser: Browser, javaScriptEnabled: boolean): Promise<{ stale: Page; desk: Page; caseId: string }> {
  const stale = await openTo(browser, people.elena, { javaScriptEnabled })
  await stale.goto(`/desk/${caseNumber(serial)}`)
  const held = await putOnHold(browser, people.elena, serial)
  await stale.locator('.more > summary').click()
  return { stale, ...held }
}

test('C-02 a button that comes too late says why, with the focus on it, and the case is shown as it is now', async ({ browser }) => {
  const { stale, desk, caseId } = await openStale(browser, true)
  await aMove(stale).click()
  const why = stale.locator('main').getByRole('alert')
  await expect(why).toContainText('after you opened it')
  await expect(stale.getByRole('button', { name: /Resume case/ })).toBeVisible()
  await expect(why).toBeFocused()
  await expect(why).toBeInViewport()
  await expectAccessible(stale)
  expect((await post(desk, `/api/v1/cases/${caseId}/resume`)).ok()).toBe(true)
  for (const page of [stale, desk]) await page.context().close()
})

test('C-02 H-13 a button that comes too late says why without scripts too, and the case is resumed by the next', async ({ browser }) => {
  const { stale, desk } = await openStale(browser, false)
  await aMove(stale).click()
  await expect(stale.locator('main').getByRole('alert')).toContainText('after you opened it')
  await stale.getByRole('button', { name: /Resume case/ }).click()
  await expect(stale.getByRole('button', { name: /Put on hold/ })).toBeVisible()
  await expect(stale.locator('main').getByRole('alert')).toHaveCount(0)
  for (const page of [stale, desk]) await page.context().close()
})

test('C-12 the addresses the desk had before lead to the same pages', async ({ browser }) => {
  const page = await openTo(browser, people.denise)
  for (const [before, now] of [
    ['/queue?view=all&q=Ruth', '/desk?view=all&q=Ruth'],
    [`/desk/cases/${caseNumber(101)}?tab=history`, `/desk/${caseNumber(101)}?tab=history`],
    ['/admin/users?q=Elena', '/desk/admin/users?q=Elena'],
    ['/admin', '/desk/admin/'],
  ]) {
    await page.goto(before ?? '')
    expect(page.url()).toContain(now)
    await expect(page.locator('main h1')).toBeVisible()
  }
  await page.context().close()
})

test('C-02 X-07 a button of a page older than the server says that the page is, beside it', async ({ browser }) => {
  const desk = await openTo(browser, people.elena)
  await desk.goto(`/desk/${caseNumber(serial)}`)
  await desk.locator('.more > summary').click()
  await aMove(desk).evaluate((button: HTMLButtonElement) => {
    button.value = 'a-deed-of-before?caseId=1'
  })
  await aMove(desk).click()
  await expect(desk.locator('.menu').getByRole('alert')).toHaveText('This page is out of date. Load it again, then try once more.')
  await desk.context().close()
})

test('C-01 where the browser lets nobody copy, the number is marked and the page says so', async ({ browser }) => {
  const desk = await openTo(browser, people.elena)
  await desk.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await desk.goto(`/desk/${caseNumber(serial)}`)
  await desk.getByRole('button', { name: 'Copy the case number' }).click()
  await expect(desk.getByRole('status').filter({ hasText: 'It is marked; copy it from there.' })).toHaveCount(1)
  expect(await desk.evaluate(() => String(getSelection()))).toBe(caseNumber(serial))
  await desk.context().close()
})

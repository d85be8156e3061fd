import type { Page } from '@playwright/test'
import { expect, expectAccessible, openTo, people, post, putOnHold, signInAs, test } from './fixtures'

const count = (page: Page) => page.getByTestId('bell-count').first()
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { value: now, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
const polls = (page: Page) => {
  const asked = { times: 0 }
  page.on('request', (request) => {
    if (request.url().endsWith('/api/notifications/bell')) asked.times++
  })
  return asked
}

test('H-06 H-07 the centre: ten a page, newest first, one marked read by opening it, all by a button; every tab agrees within one poll', async ({
  page,
  browser,
  isMobile,
}) => {
  const [serial, member] = isMobile ? [155, 'luis.ortega@mail.example.test'] : [143, 'joe.whitaker@mail.example.test']
  const { desk, caseId } = await putOnHold(browser, people.elena, serial)
  const write = async (body: string) => expect((await post(desk, `/api/v1/cases/${caseId}/notes`, { body, visibility: 'shared' })).ok()).toBe(true)
  for (let note = 1; note <= 12; note++) await write(`Note ${note}`)
  await signInAs(page, member)
  await expect
    .poll(async () => {
      await page.reload()
      return Number(await count(page).textContent())
    })
    .toBeGreaterThanOrEqual(13)
  const before = Number(await count(page).textContent())

  await page.locator('.bell').first().click()
  const centre = page.getByRole('dialog', { name: 'Notifications' })
  const rows = centre.getByRole('listitem')
  await expect(rows).toHaveCount(10)
  await expect(rows.first()).toContainText('Elena Vargas wrote to you')
  await expect(rows.first().locator('.newdot')).toHaveText('New')
  const times = await rows.locator('time').evaluateAll((all) => all.map((one) => one.getAttribute('datetime') ?? ''))
  expect(times).toEqual(times.toSorted().toReversed())
  await expect(centre).toContainText(`1 to 10 of ${before}`)
  await expectAccessible(page)
  await centre.getByRole('button', { name: 'Older' }).click()
  await expect(centre).toContainText(`11 to ${Math.min(20, before)} of ${before}`)
  await expect(centre.locator('.reason').first()).toContainText('We need a paper from you.')
  await centre.getByRole('button', { name: 'Newer' }).click()
  await expect(rows).toHaveCount(10)
  // "Newer" is gone with the page it was on
  await expect(centre.getByRole('heading', { name: 'Notifications' })).toBeFocused()

  // opening one marks it read and leads to its case
  await rows.first().getByRole('link').click()
  await expect(page).toHaveURL(/\/cases\//)
  await expect(count(page)).toHaveText(String(before - 1))

  // Escape closes it and gives the focus back
  await page.locator('.bell').first().click()
  await expect(rows).toHaveCount(10)
  await expect(rows.first().locator('.newdot')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(centre).toBeHidden()
  await expect(page.locator('.bell').first()).toBeFocused()

  // another browser hears of it by its next poll, a tab of this one at once
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.clock.install()
  await signInAs(elsewhere, member)
  const tab = await page.context().newPage()
  await tab.goto('/')
  for (const each of [elsewhere, tab]) await expect(count(each)).toHaveText(String(before - 1))
  await page.bringToFront()
  await page.locator('.bell').first().click()
  await centre.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(centre).toContainText('0 unread')
  await expect(rows.locator('.newdot')).toHaveCount(0)
  await expect(count(page)).toBeHidden()
  await expect(count(tab)).toBeHidden()
  await elsewhere.clock.runFor(31_000)
  await expect(count(elsewhere)).toBeHidden()
  for (const each of [elsewhere, desk]) await each.context().close()
})

test('H-07 “Older” pressed twice in a hurry goes one page on', async ({ page }) => {
  await signInAs(page, people.elena)
  const pageOf = (from: number) => ({
    notifications: Array.from({ length: 10 }, (_, at) => ({
      id: `${from + at}`,
      type: 'hold_placed',
      title: `News ${from + at}`,
      message: '',
      createdAt: new Date(),
    })),
    nextCursor: from < 31 ? `${from + 10}` : null,
    total: 40,
    unread: 0,
  })
  await page.route(/\/api\/notifications(\?|$)/, async (route) => {
    const cursor = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 1)
    if (cursor === 11) await new Promise((later) => setTimeout(later, 300))
    await route.fulfill({ json: pageOf(cursor) })
  })
  await page.locator('.bell').first().click()
  const centre = page.getByRole('dialog', { name: 'Notifications' })
  await expect(centre.getByText('News 1', { exact: true })).toBeVisible()
  await centre.getByRole('button', { name: 'Older' }).dblclick()
  await expect(centre.getByText('News 11', { exact: true })).toBeVisible()
  await expect(centre).toContainText('11 to 20 of 40')
})

test('H-06 the bell is not asked while the tab is hidden, at once when it is shown, and says news once', async ({ page, browser, isMobile }) => {
  test.skip(isMobile, 'the same code')
  const { desk, caseId } = await putOnHold(browser, people.elena, 149)
  await page.clock.install()
  await signInAs(page, 'mei-ling.zhou@mail.example.test')
  await page.goto('/')
  await expect(page.locator('.bell')).toBeVisible()
  const asked = polls(page)
  await hide(page, true)
  await page.clock.runFor(5 * 60_000)
  expect(asked.times).toBe(0)
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const status = document.querySelector('header [role=status]')
    if (status) new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, { childList: true, characterData: true, subtree: true })
  })
  const unread = Number((await count(page).isVisible()) ? await count(page).textContent() : 0)
  expect((await post(desk, `/api/v1/cases/${caseId}/notes`, { body: 'One more thing', visibility: 'shared' })).ok()).toBe(true)
  const other = await openTo(browser, 'mei-ling.zhou@mail.example.test')
  await expect
    .poll(async () => {
      await other.reload()
      return Number((await count(other).textContent()) ?? 0)
    })
    .toBeGreaterThan(unread)
  await hide(page, false)
  await expect(count(page)).toHaveText((await count(other).textContent()) ?? '')
  expect(asked.times).toBe(1)
  for (const turn of [2, 3]) {
    await page.clock.runFor(30_500)
    await expect.poll(() => asked.times).toBe(turn)
  }
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([expect.stringMatching(/^\d+ unread notifications?$/)])
  for (const each of [other, desk]) await each.context().close()
})

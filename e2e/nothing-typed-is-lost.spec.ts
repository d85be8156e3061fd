import type { Page, Route } from '@playwright/test'
import { caseNumber, expect, expectAccessible, mailsTo, openTo, people, post, signInAs, signInByForm, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'staff work at a desk')

const tom = 'tom.halvorsen@harbor.example.test'
const dialog = (page: Page) => page.getByRole('dialog')
const put = (page: Page) => dialog(page).getByRole('button', { name: /Put on hold/ })
const reason = (page: Page) => dialog(page).getByLabel('Reason', { exact: true })

/** A page whose scripts come when they are let. */
async function withoutScripts(page: Page): Promise<() => Promise<void>> {
  const waiting: Route[] = []
  await page.route('**/_next/static/**/*.js', (route) => void waiting.push(route))
  return async () => {
    await Promise.all(waiting.splice(0).map((route) => route.continue()))
    await page.unroute('**/_next/static/**/*.js')
  }
}
const isAlive = (page: Page, field: string) =>
  expect.poll(() => page.locator(field).evaluate((one) => Object.keys(one).some((key) => key.startsWith('__reactProps')))).toBe(true)

test('H-01 a hold asks for what is typed as well as for what was added, and the next one begins with an empty form', async ({ page }) => {
  const number = caseNumber(180)
  await signInAs(page, tom)
  await page.goto(`/desk/${number}?do=hold`)
  await isAlive(page, '#hold-reason')
  await reason(page).fill('We need two papers.')
  await page.getByLabel('Add an item').fill('Bank letter')
  await page.getByLabel('Add an item').press('Enter')
  await page.getByLabel('Add an item').fill('Birth certificate')
  await expect(dialog(page).locator('.pv')).toContainText('Birth certificate')
  await put(page).click()
  await expect(dialog(page)).toBeHidden()
  for (const name of ['Bank letter', 'Birth certificate']) await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect.poll(async () => (await mailsTo(page, 'daniel.orourke@mail.example.test', 'Birth certificate')).length).toBe(1)

  const id = (await page.getByRole('link', { name: 'Overview' }).getAttribute('href'))?.replace('/desk/', '')
  expect((await post(page, `/api/v1/cases/${id}/resume`)).ok()).toBe(true)
  await page.goto(`/desk/${number}?do=hold`)
  await isAlive(page, '#hold-reason')
  await expect(reason(page)).toHaveValue('')
  await expect(dialog(page).getByLabel(/^Name of item/)).toHaveCount(0)
})

test('H-01 a blank of a template is asked for, filled in once for both languages, and refused while it is open', async ({ page }) => {
  const number = caseNumber(176)
  await signInAs(page, 'samuel.whitefeather@harbor.example.test')
  await page.goto(`/desk/${number}?do=hold`)
  await isAlive(page, '#hold-reason')
  await dialog(page).getByLabel('Start from a template').selectOption({ label: 'Proof of income' })
  await put(page).click()
  await expect(dialog(page).getByRole('alert')).toContainText('Fill in what stands in braces')
  await expectAccessible(page)
  await dialog(page).getByLabel('Still to fill in: year').fill('2025')
  await dialog(page).getByLabel('Still to fill in: year').press('Enter')
  await expect(dialog(page).getByLabel('Still to fill in: year')).toHaveCount(0)
  await expect(reason(page)).toBeFocused()
  await expect(dialog(page).getByLabel('Name of item 1')).toHaveValue('Tax return, all pages, for: 2025')
  await expect(dialog(page).locator('input[name="items[0][translations][es][name]"]')).toHaveValue('Declaración de impuestos, todas las páginas, del año: 2025')
  await put(page).click()
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Tax return, all pages, for: 2025' })).toBeVisible()
})

test('H-01 at thirty items the form says that there is no room for another', async ({ page }) => {
  await signInAs(page, tom)
  await page.goto(`/desk/${caseNumber(168)}?do=hold`)
  await isAlive(page, '#hold-reason')
  for (let item = 1; item <= 30; item++) {
    await page.getByLabel('Add an item').fill(`Paper ${item}`)
    await page.getByLabel('Add an item').press('Enter')
  }
  await page.getByLabel('Add an item').fill('One too many')
  await page.getByLabel('Add an item').press('Enter')
  await expect(dialog(page)).toContainText(/at most 30/i)
  await expect(dialog(page).getByLabel(/^Name of item/)).toHaveCount(30)
  await expectAccessible(page)
})

test('H-01 what is chosen before the scripts run is what is sent', async ({ page }) => {
  const number = caseNumber(156)
  await signInAs(page, tom)
  const letThemCome = await withoutScripts(page)
  await page.goto(`/desk/${number}?do=hold`, { waitUntil: 'commit' })
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await dialog(page).getByText('Third party').click()
  await dialog(page).getByLabel('Respond by').fill(day)
  await reason(page).fill('We wait for the bank')
  await letThemCome()
  await isAlive(page, '#hold-reason')
  await reason(page).press('End')
  await reason(page).pressSequentially('.')
  await expect(dialog(page).getByRole('radio', { name: 'Third party' })).toBeChecked()
  await expect(dialog(page).getByLabel('Respond by')).toHaveValue(day)
  await put(page).click()
  await expect(dialog(page)).toBeHidden()
  await expect(page.locator('.facts')).toContainText('A third party')
  await expect(page.locator('.facts')).not.toContainText('Not set')

  const again = await withoutScripts(page)
  await page.goto(`/desk/${number}?tab=notes`, { waitUntil: 'commit' })
  await page.getByText(/^Shared with/).click()
  await again()
  await isAlive(page, '#note-body')
  await page.locator('#note-body').fill('The bank answers next week.')
  await expect(page.getByRole('radio', { name: /^Shared with/ })).toBeChecked()
})

test('C-10 a note half written is there again after another tab, for its writer alone', async ({ page }) => {
  const number = caseNumber(150)
  await signInAs(page, tom)
  await page.goto(`/desk/${number}?tab=notes`)
  await isAlive(page, '#note-body')
  await page.getByText(/^Shared with/).click()
  await page.locator('#note-body').fill('Half a thought')
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.locator('#note-body')).toHaveCount(0)
  await page.getByRole('link', { name: /^Notes/ }).click()
  await expect(page.locator('#note-body')).toHaveValue('Half a thought')
  await expect(page.getByRole('radio', { name: /^Shared with/ })).toBeChecked()
  await page.getByRole('button', { name: 'Add the note' }).click()
  await expect(page.locator('.notes')).toContainText('Half a thought')
  await expect(page.locator('#note-body')).toHaveValue('')
  await page.locator('#note-body').fill('Tom’s second thought')
  await page.context().clearCookies()
  await signInByForm(page, people.denise)
  await page.goto(`/desk/${number}?tab=notes`)
  await isAlive(page, '#note-body')
  await expect(page.locator('#note-body')).toHaveValue('')
})

/** Keeps what is sent to these places from the server, until the answer is called. */
async function heldBack(page: Page, places: string): Promise<() => void> {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  await page.route(places, async (route) => {
    if (route.request().method() === 'POST') await promise
    await route.continue()
  })
  return () => resolve()
}

test('C-10 what is typed while a note is on its way begins the next one', async ({ page }) => {
  await signInAs(page, tom)
  await page.goto(`/desk/${caseNumber(144)}?tab=notes`)
  await isAlive(page, '#note-body')
  const body = page.locator('#note-body')
  const letItGo = await heldBack(page, '**/desk/**')
  await body.fill('The bank called.')
  await page.getByRole('button', { name: 'Add the note' }).click()
  await expect(page.getByRole('button', { name: 'Add the note' })).toBeHidden()
  await body.fill('The bank will write.')
  letItGo()
  await expect(page.locator('.notes')).toContainText('The bank called.')
  await expect(page.getByRole('button', { name: 'Add the note' })).toBeVisible()
  await expect(body).toHaveValue('The bank will write.')
  await body.fill('')
})

test('C-01 an edit that came too late says who was first, shows the case in another tab, and can be saved then', async ({ page, browser }) => {
  const number = caseNumber(162)
  await signInAs(page, tom)
  const theirs = await openTo(browser, people.denise)
  for (const each of [page, theirs]) await each.goto(`/desk/${number}/edit`)
  for (const each of [page, theirs]) await isAlive(each, '#case-title')
  await theirs.locator('#case-title').fill('Denise’s title')
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(theirs).not.toHaveURL(/edit/)
  await page.locator('#case-title').fill('Tom’s title')
  await page.getByRole('button', { name: 'Save' }).click()
  const summary = page.locator('.summary')
  await expect(summary).toContainText(/changed this case on .* after you opened it/)
  await expect(summary.getByRole('link', { name: 'See the case as it is now' })).toHaveAttribute('target', '_blank')
  await expect(page.locator('#case-title')).toHaveValue('Tom’s title')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).not.toHaveURL(/edit/)
  await expect(page.locator('main')).toContainText('Tom’s title')
  await theirs.context().close()
})

test('C-01 C-03 what is typed over the words of a case or of a case type before the scripts run is kept', async ({ page }) => {
  await signInAs(page, people.denise)
  await page.goto(`/desk/${caseNumber(162)}/edit`)
  await isAlive(page, '#case-title')
  await page.locator('#case-description').fill('What was there before.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).not.toHaveURL(/edit/)
  await page.goto('/desk/admin/case-types')
  const types = page.locator('main a[href*="/case-types/"]:not([href$="/new"])')
  const type = (await types.first().getAttribute('href')) ?? ''
  for (const [path, field, another] of [
    [`/desk/${caseNumber(162)}/edit`, '#case-description', '#case-title'],
    [type, '#type-whatHappensNext-en', '[id="type-name-en"]'],
  ] as const) {
    const letThemCome = await withoutScripts(page)
    await page.goto(path, { waitUntil: 'commit' })
    await expect(page.locator(field)).not.toHaveValue('')
    await page.locator(field).fill('Typed on a slow line')
    await letThemCome()
    await isAlive(page, field)
    await page.locator(another).press('End')
    await expect(page.locator(field)).toHaveValue('Typed on a slow line')
  }
})

test('N-12 what is typed in a mail before the scripts run is kept, and previewed', async ({ page }) => {
  await signInAs(page, people.denise)
  const letThemCome = await withoutScripts(page)
  await page.goto('/desk/admin/templates/hold_placed/es', { waitUntil: 'commit' })
  const [subject, intro] = [page.locator('[name="words[0][text]"]'), page.locator('[name="words[2][text]"]')]
  await intro.fill('Typed early, {name}.')
  await subject.fill('Early subject')
  await letThemCome()
  await isAlive(page, '[name="words[0][text]"]')
  await expect(intro).toHaveValue('Typed early, {name}.')
  // the form knows of it: it stays when something else is typed
  await page.locator('[name="words[1][text]"]').press('End')
  await page.locator('[name="words[1][text]"]').pressSequentially('!')
  await expect(subject).toHaveValue('Early subject')
  await expect(intro).toHaveValue('Typed early, {name}.')
})

test('H-12 a message typed over the one that was sent before the scripts run is kept', async ({ page }) => {
  await signInAs(page, people.denise)
  const letThemCome = await withoutScripts(page)
  await page.goto(`/desk/${caseNumber(101)}?tab=documents`, { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Edit message' }).first().click()
  const message = page.locator('.back-form [name=message]')
  await expect(message).not.toHaveValue('')
  await message.fill('The seal is missing.')
  await letThemCome()
  await isAlive(page, '.back-form [name=message]')
  await page.getByRole('button', { name: 'Part is cut off' }).click()
  await expect(message).toHaveValue(/^The seal is missing\. Part/)
})

test('C-12 a filter chosen before the scripts run filters once they do', async ({ page }) => {
  await signInAs(page, people.denise)
  const letThemCome = await withoutScripts(page)
  await page.goto('/desk?view=all', { waitUntil: 'commit' })
  await page.locator('.filters [name=priority]').selectOption('critical')
  await letThemCome()
  await expect(page).toHaveURL(/priority=critical/)
  await expect(page.locator('.filters [name=priority]')).toHaveValue('critical')
})

test('H-09 a member’s note typed before the scripts run is there again after the page was left', async ({ page }) => {
  await signInAs(page, people.ruth)
  const letThemCome = await withoutScripts(page)
  await page.goto(`/cases/${caseNumber(101)}`, { waitUntil: 'commit' })
  await page.locator('#note-body').fill('Typed on a slow line')
  await letThemCome()
  await isAlive(page, '#note-body')
  await page.goto('/')
  await page.goto(`/cases/${caseNumber(101)}`)
  await expect(page.locator('#note-body')).toHaveValue('Typed on a slow line')
})

test('H-09 C-10 what a member types while a note is on its way begins the next one', async ({ page }) => {
  await signInAs(page, people.ruth)
  await page.goto(`/cases/${caseNumber(101)}`)
  await isAlive(page, '#note-body')
  const body = page.locator('#note-body')
  const letItGo = await heldBack(page, '**/cases/**')
  await body.fill('I called the bank.')
  await body.press('Tab')
  await page.keyboard.press('Enter')
  await body.fill('They will write.')
  letItGo()
  await expect(page.locator('#note')).toContainText('I called the bank.')
  await expect(page.locator('#add-note').getByRole('status')).not.toBeEmpty()
  await expect(body).toHaveValue('They will write.')
  await page.reload()
  await expect(body).toHaveValue('They will write.')
  await body.fill('')
})

test('N-06 X-08 the bell of the desk can be read in light and dark', async ({ page }) => {
  await signInAs(page, people.elena)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/desk')
    await isAlive(page, '.bell')
    await page.locator('.bell').hover()
    await expectAccessible(page)
    await page.locator('.bell').click()
    await expect(dialog(page).getByRole('heading', { name: 'Notifications' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
  }
})

test('C-12 X-08 the queue keeps the words of its cases at every width, and never scrolls sideways', async ({ page }) => {
  await signInAs(page, people.denise)
  for (const view of ['all', 'mine']) {
    for (const width of [1440, 1366, 1280, 1200, 1152, 1100, 1024, 900, 861, 860, 768, 600]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`/desk?view=${view}`)
      if ((await page.locator('td.c-title').count()) === 0) continue
      const seen = await page.evaluate(() => ({
        title: document.querySelector('td.c-title')?.getBoundingClientRect().width ?? 0,
        fits: document.documentElement.scrollWidth <= window.innerWidth,
      }))
      expect(seen.fits, `${view} ${width}`).toBe(true)
      expect(seen.title, `${view} ${width}`).toBeGreaterThan(110)
    }
  }
})

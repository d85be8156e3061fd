import type { Page } from '@playwright/test'
import { expect, expectAccessible, openPalette, people, post, signInAs, test } from './fixtures'

/** A second person's page, in a browser of its own. */
async function pageOf(page: Page, baseURL: string | undefined, person: string): Promise<Page> {
  const theirs = await (await page.context().browser()!.newContext({ baseURL })).newPage()
  await signInAs(theirs, person)
  return theirs
}

/** At 320 px nothing is cut off or pushed aside (WCAG 1.4.10). */
async function expectNarrow(page: Page): Promise<void> {
  const size = page.viewportSize() ?? { width: 1440, height: 900 }
  await page.setViewportSize({ width: 320, height: 700 })
  await expectAccessible(page)
  await page.setViewportSize(size)
}

test('C-03 an administrator adds a type, a case is opened with it, and switched off it is offered no more', async ({ page, baseURL }) => {
  const code = `APPEAL_${Date.now()}`
  const name = `Appeal of a decision ${code.slice(-6)}`
  await signInAs(page, people.denise)
  await page.goto('/desk/admin/case-types')
  await expectAccessible(page)
  await expectNarrow(page)
  await page.getByRole('link', { name: 'Add a case type' }).click()
  await page.getByLabel('Name in English').fill(name)
  await page.getByLabel('Code').fill('income')
  await page.getByLabel('What happens next, in English').fill('A second person reads your case.')
  await page.getByRole('button', { name: 'Add a case type' }).click()
  const summary = page.locator('main').getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('Name in Spanish: Members read this in Spanish.')
  await expect(page.getByLabel('Name in English')).toHaveValue(name)
  await expectAccessible(page)
  await expectNarrow(page)
  await page.getByLabel('Name in Spanish').fill('Apelación de una decisión')
  await page.getByLabel('What happens next, in Spanish').fill('Otra persona lee su caso.')
  await page.getByLabel('Priority of a new case').selectOption('high')
  await page.getByRole('button', { name: 'Add a case type' }).click()
  await expect(summary).toContainText('This code is taken.')
  await summary.getByRole('link').click()
  await expect(page.getByLabel('Code')).toBeFocused()
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Add a case type' }).click()
  await expect(page.locator('main').getByRole('status')).toContainText('The type is added')
  await expect(page.getByLabel('Priority of a new case')).toHaveValue('high')
  await expectAccessible(page)
  const here = page.url()

  await page.goto('/desk/new?who=castellano')
  await page.getByRole('link', { name: /Walter Castellano/ }).click()
  await page.locator('#case-title').fill('Appeal of the income review')
  await page.locator('#case-typeId').selectOption({ label: name })
  await page.getByRole('button', { name: 'Open the case' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Appeal of the income review/ })).toBeVisible()
  await expect(page.locator('header.head .sub')).toContainText(name)
  const opened = page.url()

  await page.goto(here)
  await expect(page.getByRole('link', { name: '1 case', exact: true })).toBeVisible()
  await page.getByText('Switch off…').click()
  await expect(page.getByText('The 1 case of this type stays as it is.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Switch it off' }).click()
  await expect(page.getByRole('button', { name: 'Switch it on' })).toBeVisible()
  await page.goto('/desk/new?member=none')
  await expect(page.locator('#case-typeId').locator('option')).not.toContainText([name])
  await page.goto(`${opened}/edit`)
  await expect(page.locator('#case-typeId').locator('option:checked')).toHaveText(name)
  await page.goto(opened)
  await page.locator('.more > summary').click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Delete/ })
    .click()
  await expect(page.getByRole('button', { name: 'Restore' })).toBeVisible()

  await page.goto('/desk/admin/audit?type=case_type_added')
  await expect(page.getByText(`added the case type “${name}”`).first()).toBeVisible()

  const answer = await post(page, '/api/v1/case-types', { code, name: { en: 'Again', es: 'Otra vez' }, defaultPriority: 'low', reviewWithinDays: 5 })
  expect([answer.status(), (await answer.json()).details]).toEqual([422, { fields: { code: 'taken' } }])
})

test('C-03 the default moves from one type to another and cannot be switched off; who saves late reads who was first', async ({ page, baseURL }) => {
  await signInAs(page, people.denise)
  await page.goto('/desk/admin/case-types')
  await page.getByRole('link', { name: 'Service retirement', exact: true }).click()
  await expect(page.getByText('Switch off…')).toBeVisible()
  await page.getByRole('button', { name: 'Make it the default' }).click()
  await expect(page.getByText('make another type the default first')).toBeVisible()
  await expect(page.getByText('Switch off…')).toBeHidden()
  const { id, version, ...type } = await (await page.request.get(`/api/v1/case-types/${page.url().split('/').at(-1)}`)).json()
  expect((await post(page, `/api/v1/case-types/${id}/deactivate`, {})).status()).toBe(409)

  const change = { ...type, version, reviewWithinDays: 6 }
  for (const field of ['code', 'active', 'isDefault', 'cases']) delete change[field]
  const whatHappensNext = { en: type.whatHappensNext.en ?? '', es: type.whatHappensNext.es ?? '' }
  const saved = await page.request.patch(`/api/v1/case-types/${id}`, { data: { ...change, whatHappensNext }, headers: { origin: baseURL ?? '' } })
  expect(saved.status()).toBe(204)
  await page.getByLabel('Papers are looked at within').fill('7')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Denise Okafor changed this on')
  await expect(page.getByLabel('Papers are looked at within')).toHaveValue('7')
  await expectAccessible(page)
  await page.getByLabel('Papers are looked at within').fill('5')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('main').getByRole('status')).toContainText('Saved.')

  await page.goto('/desk/admin/case-types')
  await page.getByRole('link', { name: 'Health and life insurance change', exact: true }).click()
  await page.getByRole('button', { name: 'Make it the default' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Default')
})

test('C-02 a renamed status is read in the queue and, in Spanish, by the member', async ({ page, baseURL }) => {
  const elena = await pageOf(page, baseURL, people.elena)
  await elena.goto('/desk/new?who=delgado')
  await elena.getByRole('link', { name: /Rosa Delgado/ }).click()
  await elena.locator('#case-title').fill('A new account for the payments')
  await elena.locator('#case-typeId').selectOption({ index: 1 })
  await elena.getByRole('button', { name: 'Open the case' }).click()
  await expect(elena.getByRole('heading', { level: 1, name: /A new account for the payments/ })).toBeVisible()
  await elena.context().close()

  await signInAs(page, people.denise)
  await page.goto('/desk/admin/statuses')
  await expectAccessible(page)
  await expectNarrow(page)
  const rename = async (from: string, en: string, es: string) => {
    await page.goto('/desk/admin/statuses')
    await page.getByRole('link', { name: from, exact: true }).click()
    await expect(page.getByText('This status can be renamed, not switched off.')).toBeVisible()
    await page.getByLabel('Name in English').fill(en)
    await page.getByLabel('Name in Spanish').fill(es)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('main').getByRole('status')).toContainText('Saved.')
    await expect(page.getByRole('heading', { level: 1, name: en })).toBeVisible()
  }
  await rename('Assigned', 'In good hands', 'En buenas manos')
  await expectAccessible(page)
  await page.goto('/desk?view=all&status=assigned')
  await expect(page.getByRole('table').getByText('In good hands').first()).toBeVisible()
  const rosa = await pageOf(page, baseURL, people.rosa)
  await rosa.goto('/')
  await expect(rosa.getByText('En buenas manos').first()).toBeVisible()
  await rosa.context().close()
  await rename('In good hands', 'Assigned', 'Asignado')
  await page.goto('/desk/admin/audit?type=status_renamed')
  await expect(page.getByText('renamed the status “Assigned” to “In good hands”').first()).toBeVisible()
})

test('C-02 a removed transition is offered no more, and a page from before is refused with what is allowed', async ({ page, baseURL }) => {
  const elena = await pageOf(page, baseURL, people.elena)
  await elena.goto('/desk?view=all&status=in_progress&technician=me')
  await elena.locator('a[data-row]').first().click()
  const menu = elena.locator('.more > summary')
  await menu.click()
  const resolve = elena.locator('.more').getByRole('button', { name: 'Resolved' })
  await expect(resolve).toBeVisible()

  await signInAs(page, people.denise)
  await page.goto('/desk/admin/statuses')
  const way = page.getByRole('checkbox', { name: 'From In progress to Resolved' })
  const save = page.getByRole('button', { name: 'Save the transitions' })
  await way.uncheck()
  await save.click()
  await expect(page.locator('main').getByRole('status')).toContainText('The transitions are saved.')
  await expect(page.getByText('Nothing leads here')).toBeVisible()

  await resolve.click()
  await expect(elena.locator('main').getByRole('alert')).toHaveText('The case cannot go there from where it is. Allowed: On hold, Closed.')
  await expect(elena.locator('main').getByRole('alert')).toBeFocused()
  await menu.click()
  await expect(elena.locator('.more').getByText('Closed')).toBeVisible()
  await expect(resolve).toBeHidden()
  await elena.context().close()

  await way.check()
  await save.click()
  await expect(page.getByText('Nothing leads here')).toBeHidden()
})

test('C-02 a table that would leave a case stuck is refused in words, with the ticks as they were', async ({ page, baseURL }) => {
  await signInAs(page, people.denise)
  await page.goto('/desk/admin/statuses')
  await page.getByRole('checkbox', { name: 'From On hold to In progress' }).uncheck()
  await page.getByRole('checkbox', { name: 'From Reopened to Closed' }).check()
  await page.getByRole('button', { name: 'Save the transitions' }).click()
  const summary = page.locator('.a-ways').getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('A case must be able to go on after a hold. An open status is needed after: On hold.')
  await expect(page.getByRole('checkbox', { name: 'From On hold to In progress' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'From Reopened to Closed' })).toBeChecked()
  await expectAccessible(page)
  await expectNarrow(page)
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'From On hold to In progress' })).toBeChecked()

  await page.goto('/desk/admin/statuses/edit/resolved')
  await page.getByText('Switch off…').click()
  await page.getByRole('button', { name: 'Switch it off' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText(/Cases that are not closed stand here \(1\), such as CASE-\d{4}-\d{6}/)
  await expectAccessible(page)
  const refused = await post(page, '/api/v1/case-statuses/reopened/deactivate', {})
  expect([refused.status(), await refused.json()]).toEqual([409, { error_code: 'conflict', message: 'dead_end', details: { statuses: ['closed'] } }])
})

test('C-02 a status is added with its ways, and is not added while a case would get stuck in it', async ({ page, isMobile }) => {
  const code = `at_board_${isMobile ? 'm' : 'd'}${Date.now() % 1_000_000}`
  const name = `With the board ${code.slice(-6)}`
  await signInAs(page, people.denise)
  await page.goto('/desk/admin/statuses')
  await page.getByRole('link', { name: 'Add a status' }).click()
  await page.getByLabel('Name in English').fill(name)
  await page.getByLabel('Name in Spanish').fill('En la junta')
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Kind').selectOption('open')
  await page.getByRole('group', { name: 'A case comes here from' }).getByLabel('In progress').check()
  await page.getByRole('button', { name: 'Add a status' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('A next status that is in use is needed')
  await expect(page.getByRole('group', { name: 'A case comes here from' }).getByLabel('In progress')).toBeChecked()
  await expectAccessible(page)
  await expectNarrow(page)
  await page.getByRole('group', { name: 'A case goes on from here to' }).getByLabel('In progress').check()
  await page.getByRole('button', { name: 'Add a status' }).click()
  await expect(page.locator('main > .note')).toContainText('The status is added.')
  await expectAccessible(page)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByText('No case', { exact: true })).toBeVisible()
  await page.getByText('Switch off…').click()
  await page.getByRole('button', { name: 'Switch it off' }).click()
  await expect(page.getByRole('button', { name: 'Switch it on' })).toBeVisible()
  await page.goto('/desk/admin/statuses')
  await page.getByRole('checkbox', { name: `From In progress to ${name}` }).uncheck()
  await page.getByRole('button', { name: 'Save the transitions' }).click()
  await expect(page.locator('.a-ways').getByRole('status')).toBeVisible()
})

test('C-02 X-08 the order of statuses is changed by the keyboard, and the focus stays on what was pressed', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a keyboard stands on a desk')
  await signInAs(page, people.denise)
  await page.goto('/desk')
  await openPalette(page)
  await page.keyboard.type('statuses')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Statuses' })).toBeVisible()
  const names = page.locator('.a-cards .c-who')
  await expect(names.nth(1)).toHaveText('Assigned')
  await page.getByRole('button', { name: 'Move Assigned down' }).focus()
  await page.keyboard.press('Enter')
  await expect(names.nth(2)).toHaveText('Assigned')
  await expect(page.getByRole('button', { name: 'Move Assigned down' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(names.nth(1)).toHaveText('Assigned')
  await expect(page.getByRole('button', { name: 'Move Assigned up' })).toBeFocused()
})

test('C-02 C-03 the pages work before a script runs', async ({ page, browser, baseURL }) => {
  await signInAs(page, people.denise)
  const storageState = await page.context().storageState()
  const plain = await (await browser.newContext({ baseURL, javaScriptEnabled: false, storageState })).newPage()
  await plain.goto('/desk/admin/statuses')
  await plain.getByRole('checkbox', { name: 'From Closed to Reopened' }).uncheck()
  await plain.getByRole('button', { name: 'Save the transitions' }).click()
  await expect(plain.getByText('A next status that is in use is needed after: Closed.')).toBeVisible()
  await expect(plain.getByRole('checkbox', { name: 'From Closed to Reopened' })).not.toBeChecked()
  await plain.goto('/desk/admin/statuses')
  await plain.getByRole('button', { name: 'Move Assigned up' }).click()
  await expect(plain.locator('.a-cards .c-who').first()).toHaveText('Assigned')
  await plain.getByRole('button', { name: 'Move Assigned down' }).click()
  await expect(plain.locator('.a-cards .c-who').first()).toHaveText('New')
  await plain.goto('/desk/admin/case-types/new')
  await plain.getByLabel('Name in English').fill('Appeal')
  await plain.getByRole('button', { name: 'Add a case type' }).click()
  await expect(plain.getByText('Members read this in Spanish. Please fill it in.').first()).toBeVisible()
  await expect(plain.getByLabel('Name in English')).toHaveValue('Appeal')
  await plain.context().close()
})

test('X-01 a technician reaches none of it, by page or by JSON', async ({ page, baseURL }) => {
  await signInAs(page, people.elena)
  for (const path of [
    '/desk/admin/case-types',
    '/desk/admin/case-types/new',
    '/desk/admin/statuses',
    '/desk/admin/statuses/add',
    '/desk/admin/statuses/edit/new',
  ]) {
    await page.goto(path)
    await expect(page).not.toHaveURL(/admin/)
  }
  for (const path of ['case-types', 'case-statuses', 'case-transitions']) expect((await page.request.get(`/api/v1/${path}`)).status()).toBe(403)
  expect((await post(page, '/api/v1/case-statuses/resolved/deactivate', {})).status()).toBe(403)
})

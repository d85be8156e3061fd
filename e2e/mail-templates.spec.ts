import type { FrameLocator, Page } from '@playwright/test'
import { caseNumber, expect, expectAccessible, mailsTo, mailTo, openTo, people, post, putOnHold, signInAs, test } from './fixtures'

const editor = '/desk/admin/templates/hold_placed/en'
const subject = (page: Page) => page.getByLabel('Subject', { exact: true })
const intro = (page: Page) => page.getByLabel('First words, when documents are asked for', { exact: true })
/** The sheet of the preview that is shown, and the mail in it at a width. */
const sheet = (page: Page): FrameLocator => page.frameLocator('.a-preview iframe:not(.a-coming)')
const mailIn = (page: Page, width: 'Computer' | 'Phone') => sheet(page).frameLocator(`iframe[title^="${width}"]`)
/** A frame may be replaced while one looks into it, which ends the look: so one looks again. */
const expectSoon = (look: (once: { timeout: number }) => Promise<void>) => expect(() => look({ timeout: 2_000 })).toPass({ timeout: 15_000 })

/** Whatever was saved before, the mail speaks its built-in words again. */
async function reset(page: Page): Promise<void> {
  const { version } = await (await page.request.get('/api/v1/mail-templates/hold_placed/en')).json()
  expect((await post(page, '/api/v1/mail-templates/hold_placed/en/reset', { version })).status()).toBe(200)
}

test.beforeEach(async ({ page }) => {
  await signInAs(page, people.denise)
  await page.goto('/desk/admin/templates')
  await reset(page)
})
test.afterEach(async ({ page }) => reset(page))

test('N-12 a mail is edited, previewed as one types, tested, sent in a real hold, restored and reset', async ({ page, browser }, { project }) => {
  const mark = `${project.name} ${Date.now()}`
  await page.goto('/desk/admin/templates')
  await expectAccessible(page)
  await page.getByRole('link', { name: /^English ?: Case put on hold$/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Case put on hold')
  await expectSoon((once) => expect(mailIn(page, 'Computer').getByRole('heading', { name: 'Your case is on hold' })).toBeVisible(once))
  await expectSoon((once) => expect(mailIn(page, 'Phone').getByText('2021 tax return')).toBeAttached(once))
  await expectAccessible(page, ['iframe'])

  // typed, a variable put in by a press, and the mail follows by itself
  await subject(page).fill(`${mark}: please look at `)
  await page.getByRole('button', { name: 'Insert {number}: Subject' }).click()
  await expect(subject(page)).toHaveValue(`${mark}: please look at {number}`)
  await expect(subject(page)).toBeFocused()
  await intro(page).fill('Dear {name}.\nThis is new: 5 < 6.')
  await expectSoon((once) => expect(sheet(page).locator('.subject')).toContainText(`${mark}: please look at CASE-2026-000000`, once))
  await expectSoon((once) => expect(mailIn(page, 'Phone').getByText('This is new: 5 < 6.').first()).toBeAttached(once))
  // who stands at other words sees when they are read
  await page.getByLabel('First words · waiting for another office', { exact: true }).focus()
  await expect(page.getByLabel('Show it when')).toHaveValue('third_party')
  await expectSoon((once) => expect(mailIn(page, 'Computer').getByText('We are waiting for another office.').first()).toBeAttached(once))

  // a test of what is not saved yet, to oneself
  await page.getByLabel('Show it when').selectOption('items')
  await page.getByRole('button', { name: 'Send a test to myself' }).click()
  await expect(page.locator('main').getByRole('status')).toContainText(`A test is on its way to ${people.denise}`)
  await expect(subject(page)).toHaveValue(`${mark}: please look at {number}`)
  const trial = await mailTo(page, people.denise, mark)
  expect(trial.subject).toBe(`[Test] ${mark}: please look at CASE-2026-000000`)
  expect(trial.text).toContain('This is a test.')

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('main').getByRole('status')).toContainText('Saved.')
  await expect(page.getByText('In use', { exact: true })).toBeVisible()
  await expectAccessible(page, ['iframe'])

  const { caseId } = await putOnHold(browser, people.elena, 102)
  const letter = await mailTo(page, people.ruth, mark)
  expect(letter.subject).toBe(`${mark}: please look at ${caseNumber(102)}`)
  expect(letter.text).toContain('This is new: 5 < 6.')
  expect(letter.text).toContain('Bank letter')
  expect(await mailsTo(page, people.elena, mark)).toEqual([])
  await post(page, `/api/v1/cases/${caseId}/resume`)

  await page.goto('/desk/admin/templates')
  await expect(page.getByRole('row', { name: /Case put on hold/ })).toContainText('Denise Okafor')
  await page.goto(editor)
  await page.getByText('Reset to the built-in words…').click()
  await expectAccessible(page, ['iframe'])
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(subject(page)).toHaveValue('Your case {number} has been placed on hold')
  await expect(page.getByText('Reset to the built-in words…')).toBeHidden()
  const version = Number(/\d+/.exec((await page.locator('.a-versions > li').nth(1).locator('b').textContent()) ?? '')?.[0])
  await page.getByRole('button', { name: `Use version ${version} again` }).click()
  await expect(subject(page)).toHaveValue(`${mark}: please look at {number}`)
  await expect(page.getByText(`Words of version ${version} again`).first()).toBeVisible()
  await page.goto('/desk/admin/audit?type=mail_template_changed')
  await expect(page.getByText('changed the words of the mail “hold placed” (en)').first()).toBeVisible()
})

test('N-12 an unknown variable, an open brace and a script are refused in words with their place, and nothing typed is lost', async ({ page }) => {
  await page.goto(editor)
  await subject(page).fill('About {nmae}')
  await page.getByLabel('Heading', { exact: true }).fill('<script>alert(1)</script>')
  await intro(page).fill('One\nand {name')
  const notYet = sheet(page).locator('.faults')
  await expectSoon((once) => expect(notYet).toContainText('Subject: “{nmae}” at line 1, character 7 is not known here.', once))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const summary = page.locator('main').getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('Subject: “{nmae}” at line 1, character 7 is not known here. Use one of: {name}, {office}, {number}.')
  await expect(summary).toContainText('Heading: “<script>” at line 1, character 1 is a tag.')
  await expect(summary).toContainText('“{name” at line 2, character 5 begins a brace that does not end.')
  await expect(subject(page)).toHaveValue('About {nmae}')
  await expect(intro(page)).toHaveValue('One\nand {name')
  await expectAccessible(page, ['iframe'])
  await summary.getByRole('link', { name: /Subject/ }).click()
  await expect(subject(page)).toBeFocused()
  await page.setViewportSize({ width: 320, height: 700 })
  await expectAccessible(page, ['iframe'])
  expect((await (await page.request.get('/api/v1/mail-templates/hold_placed/en')).json()).isOwn).toBe(false)
})

test('N-12 who saves late reads who was first', async ({ page, browser }) => {
  await page.goto(editor)
  await subject(page).fill('Mine {number}')
  const other = await openTo(browser, people.denise)
  await other.goto(editor)
  await subject(other).fill('Theirs {number}')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.locator('main').getByRole('status')).toContainText('Saved.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Denise Okafor changed this on')
  await expect(subject(page)).toHaveValue('Mine {number}')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('main').getByRole('status')).toContainText('Saved.')
})

test('N-12 a look back in the browser’s history leads to the page before, however often the mail was looked at', async ({ page }) => {
  await page.goto('/desk/admin/templates')
  await page.getByRole('link', { name: /^English ?: Case put on hold$/ }).click()
  for (const word of ['One', 'Two', 'Three']) {
    await subject(page).fill(`${word} {number}`)
    await expectSoon((once) => expect(sheet(page).locator('.subject')).toContainText(`${word} CASE`, once))
  }
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Mail words' })).toBeVisible()
})

test.describe('without scripts', () => {
  test('N-12 a mail is previewed, tested, saved and reset by plain forms', async ({ page, browser, baseURL }) => {
    const plain = await (await browser.newContext({ baseURL, javaScriptEnabled: false, storageState: await page.context().storageState() })).newPage()
    const mark = `Plain ${Date.now()}`
    await plain.goto(editor)
    await subject(plain).fill(`${mark} {number}`)
    await plain.getByLabel('Show it when').selectOption('us')
    await plain.getByRole('button', { name: 'Preview' }).click()
    await expectSoon((once) => expect(sheet(plain).locator('.subject')).toContainText(`${mark} CASE-2026-000000`, once))
    await expectSoon((once) => expect(mailIn(plain, 'Computer').getByText('We are working it out.').first()).toBeAttached(once))
    await expect(subject(plain)).toHaveValue(`${mark} {number}`)
    await plain.getByRole('button', { name: 'Send a test to myself' }).click()
    await expect(plain.locator('main').getByRole('status')).toContainText('A test is on its way')
    await expect(subject(plain)).toHaveValue(`${mark} {number}`)
    expect((await mailTo(page, people.denise, mark)).subject).toBe(`[Test] ${mark} CASE-2026-000000`)
    await subject(plain).fill(`${mark} {x}`)
    await plain.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(plain.locator('main').getByRole('alert')).toContainText('“{x}”')
    await expect(subject(plain)).toHaveValue(`${mark} {x}`)
    await subject(plain).fill(`${mark} {number}`)
    await plain.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(plain.getByText('In use', { exact: true })).toBeVisible()
    await plain.getByText('Reset to the built-in words…').click()
    await plain.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(subject(plain)).toHaveValue('Your case {number} has been placed on hold')
  })
})

test('N-12 the previewed mail itself is accessible, at both widths', async ({ page }) => {
  const answer = await post(page, '/api/v1/mail-templates/hold_placed/es/preview', { words: [{ block: 'holdPlaced.heading', text: 'Su caso espera' }] })
  const { html } = await answer.json()
  for (const width of [390, 640]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('about:blank')
    await page.setContent(html)
    await expect(page.getByRole('heading', { name: 'Su caso espera' })).toBeVisible()
    await expectAccessible(page)
  }
  await page.goto('/desk/admin/templates')
})

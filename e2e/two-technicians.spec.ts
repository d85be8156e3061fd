import type { Page } from '@playwright/test'
import { caseNumber, expect, expectAccessible, mailsTo, openTo, people, putOnHold, signInAs, signInByForm, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'staff work at a desk')

const tom = 'tom.halvorsen@harbor.example.test'
const put = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /Put on hold/ })
const reason = (page: Page) => page.getByRole('dialog').getByLabel('Reason', { exact: true })

test('H-02 two technicians put one case on hold at once: one wins, the other reads who did what and keeps the words', async ({ page, browser }) => {
  const number = caseNumber(126)
  const theirs = await openTo(browser, people.priya)
  await signInAs(page, tom)
  for (const each of [page, theirs]) await each.goto(`/desk/${number}?do=hold`)
  await reason(page).fill('Tom asks for the form.')
  await page.getByRole('dialog').getByText('Third party').click()
  await page.getByLabel('Add an item').fill('Form HC-101')
  await page.getByLabel('Add an item').press('Enter')
  await reason(theirs).fill('Priya asks for the form.')
  await Promise.all([put(page).click(), put(theirs).click()])
  const refused = (each: Page) => each.getByRole('dialog').getByRole('alert')
  await expect.poll(async () => (await refused(page).count()) + (await refused(theirs).count())).toBe(1)
  const [loser, winner] = (await refused(page).isVisible()) ? [page, theirs] : [theirs, page]
  await expect(winner.getByRole('dialog')).toBeHidden()
  await expect(winner.locator('h1').getByText('On hold today')).toBeVisible()
  await expect(refused(loser)).toContainText(/(Tom Halvorsen|Priya Raman) was first and put this case on hold on/)
  await expect(refused(loser)).toBeFocused()
  await expect(reason(loser)).toHaveValue(/(Tom|Priya) asks for the form\./)
  if (loser === page) {
    await expect(loser.getByRole('radio', { name: 'Third party' })).toBeChecked()
    await expect(loser.getByLabel('Name of item 1')).toHaveValue('Form HC-101')
  }
  await expectAccessible(loser)
  await theirs.context().close()
})

test('H-12 who accepts a paper that a colleague has just returned reads so, sees it as it is now, and can still decide', async ({ page, browser }) => {
  const number = caseNumber(174)
  const { desk: theirs } = await putOnHold(browser, people.priya, 174, { items: [{ name: 'Bank letter' }] })
  const member = await openTo(browser, 'precious.laurent@mail.example.test')
  await member.goto(`/cases/${number}`)
  await member
    .locator('li.item')
    .filter({ has: member.getByRole('heading', { name: 'Bank letter' }) })
    .getByLabel(/Choose a file/)
    .setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('the letter') })
  await expect(member.getByText('We have it. We will check it soon.')).toBeVisible()
  await signInAs(page, tom)
  for (const each of [page, theirs]) await each.goto(`/desk/${number}`)
  const paper = (each: Page) => each.locator('li.doc').filter({ has: each.getByRole('heading', { name: 'Bank letter' }) })
  await paper(theirs).getByRole('button', { name: 'Return…' }).click()
  await paper(theirs).getByRole('button', { name: 'Part is cut off' }).click()
  await paper(theirs)
    .getByRole('button', { name: /Return to/ })
    .click()
  await expect(paper(theirs)).toContainText('Returned, asked again')
  await paper(page).getByRole('button', { name: 'Accept' }).click()
  await expect(paper(page).getByRole('alert')).toContainText('This item changed after you opened the page')
  await expect(paper(page)).toContainText('Returned, asked again')
  await expectAccessible(page)
  await paper(page).getByRole('button', { name: 'Accept' }).click()
  await expect(paper(page)).toContainText('Accepted by Tom Halvorsen')
  for (const each of [theirs, member]) await each.context().close()
})

test('H-02 a double click makes one hold and one mail', async ({ page }) => {
  const number = caseNumber(132)
  await signInAs(page, tom)
  await page.goto(`/desk/${number}?do=hold`)
  await reason(page).fill('Please send the form again.')
  await put(page).dblclick()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.goto(`/desk/${number}?tab=history`)
  await expect(page.getByText('put the case on hold')).toHaveCount(1)
  await expect.poll(async () => (await mailsTo(page, 'carmen.ruiz@mail.example.test', number)).length).toBe(1)
})

test('H-01 a refused form says what to mend, takes the focus there, and loses nothing', async ({ page }) => {
  await signInAs(page, tom)
  await page.goto(`/desk/${caseNumber(138)}?do=hold`)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Start from a template').selectOption({ label: 'We need a valid photo ID' })
  await dialog.getByText('Third party').click()
  await reason(page).fill('\u200B  \u2003')
  await dialog.getByLabel('Respond by').fill('2020-01-31')
  await put(page).click()
  const summary = dialog.getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('Write the reason.')
  await expect(dialog.getByRole('radio', { name: 'Third party' })).toBeChecked()
  await expect(dialog.getByLabel('Start from a template')).toHaveValue('photo-id')
  await expect(dialog.getByLabel('Name of item 1')).toHaveValue('Photo ID, front and back')
  await expectAccessible(page)
  await summary.getByRole('link', { name: /Write the reason/ }).click()
  await expect(reason(page)).toBeFocused()
  await reason(page).fill('Please send both sides of the ID.')
  await put(page).click()
  await expect(summary).toContainText('This day is past.')
  await expect(reason(page)).toHaveValue('Please send both sides of the ID.')
})

test('H-01 X-03 a session that ends while the hold is being typed loses nothing', async ({ page }) => {
  const number = caseNumber(144)
  await signInByForm(page, tom)
  await page.goto(`/desk/${number}?do=hold`)
  await reason(page).fill('We need your bank letter.')
  await page.getByLabel('Add an item').fill('Bank letter')
  await page.getByLabel('Add an item').press('Enter')
  await page.request.post('/sign-out', { headers: { origin: new URL(page.url()).origin }, maxRedirects: 0 })
  await put(page).click()
  const summary = page.getByRole('dialog').getByRole('alert')
  await expect(summary).toContainText('You were signed out.')
  await expect(reason(page)).toHaveValue('We need your bank letter.')
  const [tab] = await Promise.all([page.context().waitForEvent('page'), summary.getByRole('link', { name: /Sign in again/ }).click()])
  await signInByForm(tab, tom, null)
  await tab.close()
  await put(page).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Bank letter' })).toBeVisible()
})

test('H-01 what was typed is still there after the page is loaded anew, and gone once the dialog is closed', async ({ page }) => {
  await signInAs(page, tom)
  await page.goto(`/desk/${caseNumber(138)}?do=hold`)
  await reason(page).fill('Half a sentence')
  // the preview shows it once the dialog knows of it
  await expect(page.getByRole('dialog').locator('.pv')).toContainText('Half a sentence')
  await page.reload()
  await expect(reason(page)).toHaveValue('Half a sentence')
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/do=hold/)
  await page.goto(`/desk/${caseNumber(138)}?do=hold`)
  await expect(reason(page)).toHaveValue('')
})

test('H-01 what is typed at the very moment the page comes to life is kept', async ({ page }) => {
  await signInAs(page, tom)
  // types between React's taking over of the page and the first thing that runs in it
  await page.addInitScript(() => {
    type Fiber = { return: Fiber | null; stateNode: { current?: Fiber } }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      const field = document.querySelector<HTMLTextAreaElement & Record<string, Fiber>>('#hold-reason')
      const key = Object.keys(field ?? {}).find((name) => name.startsWith('__reactFiber'))
      let top = key ? field?.[key] : undefined
      while (top?.return) top = top.return
      if (!field || !top || top.stateNode.current !== top) return port2.postMessage(0)
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, 'Half a word')
      field.dispatchEvent(new Event('input', { bubbles: true }))
      field.dataset.typed = ''
    }
    port2.postMessage(0)
  })
  const dialog = page.getByRole('dialog')
  for (let turn = 0; turn < 5; turn++) {
    await page.goto(`/desk/${caseNumber(138)}?do=hold`)
    await expect(dialog.locator('[data-typed]')).toBeVisible()
    await expect(reason(page)).toHaveValue('Half a word')
    await expect(dialog.locator('.pv')).toContainText('Half a word')
    await page.evaluate(() => sessionStorage.clear())
  }
})

test('H-01 what is chosen and typed before the page comes to life is kept', async ({ page }) => {
  await signInAs(page, tom)
  // scripts come only when somebody has filled in the form
  let letScriptsCome = () => {}
  const filledIn = new Promise<void>((resolve) => {
    letScriptsCome = resolve
  })
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await filledIn
    await route.continue()
  })
  await page.goto(`/desk/${caseNumber(138)}?do=hold`, { waitUntil: 'commit' })
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Start from a template').selectOption({ label: 'We need a valid photo ID' })
  await dialog.getByText('Third party').click()
  await dialog.getByLabel('Add an item').fill('Bank letter')
  letScriptsCome()
  await expect(dialog.getByLabel('Name of item 1')).toHaveValue('Photo ID, front and back')
  await expect(dialog.getByLabel('Start from a template')).toHaveValue('photo-id')
  await expect(dialog.getByRole('radio', { name: 'Third party' })).toBeChecked()
  await expect(dialog.getByLabel('Add an item')).toHaveValue('Bank letter')
  await expect(reason(page)).toHaveValue(/photo/)
  await page.keyboard.press('Escape')
})

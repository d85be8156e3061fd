import { caseIdOn, caseNumber, expect, openTo, people, test } from './fixtures'

test('O-03 the document of a case tells its history once, not a second time for the scripts', async ({ browser }) => {
  const page = await openTo(browser, people.elena)
  const document = await (await page.request.get(`/desk/${caseNumber(101)}`)).text()
  const [, event] = /<li id="(event-[0-9a-f-]+)">/.exec(document) ?? []
  expect(event).toBeTruthy()
  // its place, and the link to its detail
  expect(document.split(event ?? '?')).toHaveLength(3)
  expect(document.split('About this case')).toHaveLength(2)
  await page.context().close()
})

test('C-02 a case is whole again for whoever goes elsewhere and comes back, by the keys of the browser too', async ({ browser }) => {
  const page = await openTo(browser, people.elena)
  await page.goto(`/desk/${caseNumber(101)}`)
  const here = `/desk/${await caseIdOn(page)}`
  const whole = await page.locator('main').innerText()
  await page.getByRole('link', { name: /^Notes/ }).click()
  await expect(page).toHaveURL(`${here}?tab=notes`)
  await page.locator('.crumb').getByRole('link', { name: 'Queue' }).click()
  await expect(page.locator('table.grid')).toBeVisible()
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'About this case' })).toBeVisible()
  expect(await page.locator('main').innerText()).toBe(whole)
  await page.goForward()
  await expect(page).toHaveURL(`${here}?tab=notes`)
  await expect(page.locator('.history')).toBeVisible()
  await page.context().close()
})

test('O-03 what somebody opened before the scripts ran stays open when the page changes', async ({ browser }) => {
  const page = await openTo(browser, people.darnell)
  let run = () => {}
  const running = new Promise<void>((resolve) => {
    run = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await running
    await route.continue()
  })
  await page.goto(`/cases/${caseNumber(106)}`, { waitUntil: 'commit' })
  const why = page.locator('.item details').filter({ hasText: 'Why we need this' }).last()
  await why.locator('summary').click()
  await expect(why).toHaveAttribute('open')
  run()
  // before the scripts have the form, it is sent as a plain one, and the page loaded anew
  await page.waitForFunction(() => Object.keys(document.querySelector('#note-body') ?? {}).some((key) => key.startsWith('__reactProps')))
  const words = `I opened this early: ${crypto.randomUUID()}`
  await page.locator('#note-body').fill(words)
  await page.getByRole('button', { name: 'Send note' }).click()
  await expect(page.locator('.note.mine').filter({ hasText: words })).toBeVisible()
  await expect(why).toHaveAttribute('open')
  await page.context().close()
})

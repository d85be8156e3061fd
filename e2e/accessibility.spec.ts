import type { Page } from '@playwright/test'
import { caseIdOn, caseNumber, expect, expectAccessible, expectContrast, mailTo, openPalette, openTo, password, people, post, signInAs, test } from './fixtures'

type State = { name: string; path?: string; act?: (page: Page) => Promise<unknown>; status?: number }

/** Each state with axe in light, its contrast in dark, at 320 px and at 200 % zoom (a window of 1,280 px shows 640 then). */
async function walk(page: Page, states: State[]): Promise<void> {
  for (const { name, path, act, status } of states) {
    await test.step(name, async () => {
      if (path) {
        const answer = await page.goto(path)
        expect(answer?.status()).toBe(status ?? 200)
      }
      await act?.(page)
      await expectAccessible(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectContrast(page)
      await page.emulateMedia({ colorScheme: 'light' })
      const window = page.viewportSize()
      for (const width of [640, 320]) {
        await page.setViewportSize({ width, height: 720 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width} px`).toBeLessThanOrEqual(width)
      }
      if (window) await page.setViewportSize(window)
    })
  }
}

const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
const dialogShown = (page: Page) => expect(page.getByRole('dialog')).toBeVisible()

test('X-08 the door: every state is accessible, fits 320 px and has its contrasts in light and dark', async ({ page }) => {
  await walk(page, [
    { name: 'sign in', path: '/sign-in' },
    {
      name: 'sign in, refused',
      act: async () => {
        await page.locator('#email').fill('nobody.at.all@mail.example.test')
        await page.locator('#password').fill('wrong')
        await button('Sign in')(page)
        await expect(page.locator('form.sign-in').getByRole('alert')).toBeVisible()
      },
    },
    { name: 'forgot the password', path: '/forgot-password' },
    { name: 'a link that is too old', path: '/reset-password/not-a-link-of-ours' },
    { name: 'no such page', path: '/no/such/page', status: 404 },
    { name: 'the local mailbox', path: '/dev/mailbox' },
  ])
})

test('X-08 the member’s pages: every state is accessible, fits 320 px and has its contrasts in light and dark', async ({ page }) => {
  test.slow()
  await signInAs(page, people.darnell)
  await walk(page, [
    { name: 'dashboard with a hold', path: '/' },
    {
      name: 'menu open',
      act: () => page.locator('.top-menu > summary').click(),
    },
    { name: 'case on hold', path: `/cases/${caseNumber(106)}` },
    {
      name: 'why we need it, opened',
      act: () => page.getByText('Why we need this').first().click(),
    },
    {
      name: 'note refused',
      act: async () => {
        await button('Send note')(page)
        await expect(page.getByText('Please write your note first.')).toBeVisible()
      },
    },
    {
      name: 'notification centre',
      act: async () => {
        await page.locator('.bell').first().click()
        await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
      },
    },
    { name: 'case not on hold', path: `/cases/${caseNumber(107)}` },
    { name: 'notifications as a page', path: '/notifications' },
    { name: 'account', path: '/account' },
    { name: 'somebody else’s case', path: `/cases/${caseNumber(101)}`, status: 404 },
  ])
  await signInAs(page, 'noah.lindqvist@mail.example.test')
  await walk(page, [{ name: 'waiting for a third party', path: `/cases/${caseNumber(115)}` }])
  await signInAs(page, people.thomas)
  await walk(page, [{ name: 'waiting for us', path: `/cases/${caseNumber(118)}` }])
  await signInAs(page, people.gloria)
  await walk(page, [
    { name: 'everything sent', path: `/cases/${caseNumber(103)}` },
    { name: 'receipt', path: `/cases/${caseNumber(103)}/sent` },
    { name: 'closed case', path: `/cases/${caseNumber(105)}` },
  ])
  await signInAs(page, people.rosa)
  await walk(page, [
    { name: 'dashboard in Spanish', path: '/' },
    { name: 'case in Spanish', path: `/cases/${caseNumber(113)}` },
    { name: 'account in Spanish', path: '/account' },
  ])
})

test('X-03 X-08 an invited member chooses a password, and an empty house says what will be here', async ({ page, browser, isMobile }) => {
  const address = `new.member.${isMobile ? 'phone' : 'desktop'}@mail.example.test`
  const admin = await openTo(browser, people.denise)
  const answer = await post(admin, '/api/v1/users', { name: 'New Member', email: address, role: 'member' })
  expect(answer.ok(), await answer.text()).toBe(true)
  const { text } = await mailTo(admin, address, '/reset-password/')
  await admin.context().close()
  await page.goto(/https?:\/\/\S+\/reset-password\/[\w-]+/.exec(text)?.[0] ?? '')
  await walk(page, [{ name: 'choose a password' }])
  await page.locator('#password').fill(password)
  await button('Save the new password')(page)
  await expect(page.getByRole('status')).toContainText('Your new password is saved')
  await signInAs(page, address)
  await walk(page, [
    { name: 'empty dashboard', path: '/' },
    { name: 'no notifications', path: '/notifications' },
    {
      name: 'empty centre',
      act: async () => {
        await page.locator('.bell').first().click()
        await expect(page.getByRole('dialog')).toContainText('Nothing yet.')
      },
    },
  ])
})

test('X-08 the desk: every state is accessible, fits 320 px and has its contrasts in light and dark', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same pages at 320 px are walked from the desktop')
  test.slow()
  await signInAs(page, people.elena)
  const held = `/desk/${caseNumber(101)}`
  const open = `/desk/${caseNumber(102)}`
  await walk(page, [
    { name: 'queue', path: '/desk' },
    { name: 'queue, nothing found', path: '/desk?q=nothing-has-this-name' },
    { name: 'case on hold', path: held },
    { name: 'documents', path: `${held}?tab=documents` },
    { name: 'return form', act: button('Edit message') },
    { name: 'notes', path: `${held}?tab=notes` },
    {
      name: 'note refused',
      act: async () => {
        await button('Add the note')(page)
        await expect(page.getByText('Write the note first.')).toBeVisible()
      },
    },
    { name: 'history', path: `${held}?tab=history` },
    { name: 'a detail of the history', act: () => page.getByText('detail', { exact: true }).first().click() },
    { name: 'ask for another item', path: `${held}?do=item`, act: dialogShown },
    { name: 'assign', path: `${held}?do=assign`, act: dialogShown },
    {
      name: 'complete',
      path: held,
      act: async () => {
        await button(/^Complete/)(page)
        await dialogShown(page)
      },
    },
    { name: 'open case', path: open },
    { name: 'more', act: () => page.locator('.more > summary').click() },
    { name: 'put on hold', path: `${open}?do=hold`, act: dialogShown },
    {
      name: 'put on hold, from a template with all its fields',
      act: async () => {
        await page.getByLabel('Start from a template').selectOption({ label: 'Marriage certificate' })
        await page.getByRole('dialog').locator('details').first().locator('summary').click()
      },
    },
    { name: 'preview of the mail', act: () => page.getByRole('dialog').getByText('E-mail', { exact: true }).click() },
    { name: 'preview in Spanish', act: () => page.getByRole('dialog').getByText('Español', { exact: true }).click() },
    {
      name: 'put on hold, refused',
      act: async () => {
        await page.getByLabel('Reason', { exact: true }).fill('')
        await button(/Put on hold and tell/)(page)
        await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible()
      },
    },
    { name: 'edit', path: `${open}/edit` },
    { name: 'new case: for whom', path: '/desk/new' },
    { name: 'new case', path: '/desk/new?member=none' },
    {
      name: 'new case, refused',
      act: async () => {
        await button('Open the case')(page)
        await expect(page.locator('main').getByRole('alert')).toBeVisible()
      },
    },
    {
      name: 'commands',
      act: async () => {
        await openPalette(page)
        await dialogShown(page)
      },
    },
    {
      name: 'keys',
      path: '/desk',
      act: async () => {
        await expect(async () => {
          await page.keyboard.press('?')
          await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 })
        }).toPass()
      },
    },
    { name: 'notifications as a page', path: '/notifications' },
    { name: 'account', path: '/account' },
    { name: 'no such case', path: '/desk/CASE-2026-999999', status: 404 },
  ])
})

test('X-08 the administrator’s pages: every state is accessible, fits 320 px and has its contrasts in light and dark', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same pages at 320 px are walked from the desktop')
  test.slow()
  await signInAs(page, people.denise)
  await page.goto('/desk/admin/users')
  const doors = await page.locator('.views nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  await walk(
    page,
    doors.map((path) => ({ name: path, path })),
  )
  await walk(page, [
    { name: 'users', path: '/desk/admin/users' },
    {
      name: 'a user',
      act: () =>
        page
          .getByRole('link', { name: /Priya/ })
          .click()
          .then(() => page.waitForURL(/users\/.+/)),
    },
    { name: 'disable', act: () => page.getByText('Disable…').click() },
    { name: 'invite', path: '/desk/admin/users/new' },
    { name: 'queue of everybody', path: '/desk' },
  ])
})

test('H-03 X-08 the hold mail is accessible and has its contrasts in light and dark', async ({ page, isMobile }) => {
  await signInAs(page, people.elena)
  const serial = isMobile ? 161 : 165
  await page.goto(`/desk/${caseNumber(serial)}`)
  const caseId = await caseIdOn(page)
  const answer = await post(page, `/api/v1/cases/${caseId}/hold`, {
    reason: 'We need <b>two papers</b>.\n\nA photo is fine.',
    respondByOn: new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10),
    items: [{ name: 'Bank letter' }, { name: 'Photo ID', required: false }],
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  const { id, html } = await mailTo(page, isMobile ? 'lena.fischer@mail.example.test' : 'luis.ortega@mail.example.test', caseNumber(serial))
  await page.goto(`/dev/mailbox?mail=${id}`)
  await expectAccessible(page, ['iframe'])
  // on a page of ours it may run no script, and axe is one
  await page.goto('about:blank')
  await page.setContent(html)
  await walk(page, [{ name: 'mail' }])
})

test('X-08 in forced colours what is chosen, filled and focused is still told apart', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same sheet')
  await page.emulateMedia({ forcedColors: 'active' })
  await signInAs(page, people.elena)
  const look = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one) => {
        const { backgroundColor, color, outlineStyle, borderStyle, textDecorationLine } = getComputedStyle(one)
        return JSON.stringify([backgroundColor, color, outlineStyle, borderStyle, textDecorationLine])
      })
  const differ = async (one: string, other: string) => expect(await look(one), `${one} and ${other}`).not.toBe(await look(other))
  await page.goto(`/desk/${caseNumber(102)}?do=hold`)
  await dialogShown(page)
  await differ('.seg label:has(:checked)', '.seg label:not(:has(:checked))')
  await page.keyboard.press('Escape')
  await page.goto('/desk?priority=critical')
  await differ('.views nav a[aria-current]', '.views nav a:not([aria-current])')
  await differ('.chip-on', '.chip:not(.chip-on)')
  await differ('.cells i.on', '.cells i:not(.on)')
  await openPalette(page)
  await differ('.palette [aria-selected=true]', '.palette [aria-selected=false]')
  await page.keyboard.press('Escape')
  await signInAs(page, people.darnell)
  await page.goto('/')
  await differ('.cells i.on', '.cells i:not(.on)')
  expect(
    await page
      .locator('.notice')
      .first()
      .evaluate((one) => getComputedStyle(one).borderStyle),
  ).toBe('solid')
})

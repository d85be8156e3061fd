import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

export const password = 'harbor-bell-2026'
export const people = {
  elena: 'elena.vargas@harbor.example.test',
  priya: 'priya.raman@harbor.example.test',
  denise: 'denise.okafor@harbor.example.test',
  ruth: 'ruth.ellison@mail.example.test',
  rosa: 'rosa.delgado@mail.example.test',
  gloria: 'gloria.adeyemi@mail.example.test',
  darnell: 'darnell.price@mail.example.test',
  thomas: 'thomas.begay@mail.example.test',
}

export type Mail = { id: string; to: string[]; subject: string; text: string; html: string }

/** A page whose console must stay quiet: an error on it fails the test. */
export const test = base.extend<{ quietPage: Page }>({
  page: async ({ page }, use) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (4\d\d|503)/.test(message.text())) errors.push(message.text())
    })
    await use(page)
    expect(errors).toEqual([])
  },
})
export { expect }

/** Signs in through the form; where an address is known to two offices, at Harbor County. */
export async function signInAs(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(password)
  await page.locator('form.sign-in button[type=submit]').click()
  const office = page.getByLabel('Harbor County Benefits')
  await expect(office.or(page.locator('header .bell, .bell').first())).toBeVisible()
  if (!(await office.isVisible())) return
  await office.check()
  await page.locator('#password').fill(password)
  await page.locator('form.sign-in button[type=submit]').click()
  await expect(page.locator('.bell').first()).toBeVisible()
}

/** The newest mail to an address whose words hold a text, as the mail server took it. */
export async function mailTo(page: Page, address: string, holding: string): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(
      async () => {
        const { messages } = (await (await page.request.get(`/dev/mailbox/messages?to=${encodeURIComponent(address)}`)).json()) as { messages: Mail[] }
        found = messages.find((mail) => mail.subject.includes(holding) || mail.text.includes(holding))
        return Boolean(found)
      },
      { timeout: 15_000 },
    )
    .toBe(true)
  return found as Mail
}

/** Nothing that axe finds by the rules of WCAG 2.2 AA, and no sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
}

/** Writes by JSON as whoever is signed in on the page. */
export async function post(page: Page, path: string, body: unknown, baseURL: string | undefined) {
  return page.request.post(path, { data: body, headers: { origin: baseURL ?? '' } })
}

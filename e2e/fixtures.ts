import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, type BrowserContextOptions, test as base, expect, type Locator, type Page } from '@playwright/test'

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
  walter: 'castellano.home@mail.example.test',
}

/** The number of a case of the demo story. */
export const caseNumber = (serial: number) => `CASE-${new Date().getFullYear()}-${String(serial).padStart(6, '0')}`

export type Mail = { id: string; to: string[]; subject: string; text: string; html: string }

/** A page whose console must stay quiet: an error on it fails the test. */
export const test = base.extend<{ expectedErrors: RegExp }>({
  /** what a test provokes itself, such as a cut line */
  expectedErrors: [/status of (4\d\d|503)/, { option: true }],
  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !expectedErrors.test(message.text())) errors.push(message.text())
    })
    await use(page)
    expect(errors).toEqual([])
  },
})
export { expect }

const kept = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

/** Signs a person in: by the form the first time, afterwards with the session kept from it while it lives. */
export async function signInAs(page: Page, email: string): Promise<void> {
  const cookies = kept.get(email)
  await page.context().clearCookies()
  if (cookies) {
    await page.context().addCookies(cookies)
    await page.goto('/')
    if (await page.locator('.bell').first().isVisible()) return
  }
  await signInByForm(page, email)
  kept.set(
    email,
    (await page.context().cookies()).filter((cookie) => cookie.name.endsWith('casebell.session')),
  )
}

/** Signs in through the form, for a session of one's own, on a page where it stands already or at `path`; of two offices, at Harbor County. */
export async function signInByForm(page: Page, email: string, path: string | null = '/sign-in'): Promise<void> {
  if (path) await page.goto(path)
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(password)
  await page.locator('form.sign-in button[type=submit]').click()
  const office = page.getByLabel('Harbor County Benefits')
  await expect(office.or(page.locator('.bell').first())).toBeVisible()
  if (!(await office.isVisible())) return
  await office.check()
  // without scripts it is asked for again
  if (!(await page.locator('#password').inputValue())) await page.locator('#password').fill(password)
  await page.locator('form.sign-in button[type=submit]').click()
  await expect(page.locator('.bell').first()).toBeVisible()
}

/** A page of another person, in a browser of their own. */
export async function openTo(browser: Browser, email: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await signInAs(page, email)
  return page
}

/** The mails to an address whose words hold a text, newest first, as the mail server took them. */
export async function mailsTo(page: Page, address: string, holding: string): Promise<Mail[]> {
  const answer = await page.request.get(`/dev/mailbox/messages?to=${encodeURIComponent(address)}`)
  const { messages } = (await answer.json()) as { messages: Mail[] }
  return messages.filter((mail) => mail.subject.includes(holding) || mail.text.includes(holding))
}

/** The newest of them, once there is one. */
export async function mailTo(page: Page, address: string, holding: string): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(
      async () => {
        found = (await mailsTo(page, address, holding))[0]
        return Boolean(found)
      },
      { timeout: 15_000 },
    )
    .toBe(true)
  return found as Mail
}

/** Nothing moves or fades any more; what turns for ever is left alone. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished),
    ).then(() => undefined),
  )
}

/** Opens the palette of commands; the page may not listen to keys yet. */
export async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 10_000 })
}

/** Nothing that axe finds by the rules of WCAG 2.2 AA, and no sideways scrolling. */
export async function expectAccessible(page: Page, without: string[] = []): Promise<void> {
  // a page that is drawn anew has no title for an instant
  await expect(page).toHaveTitle(/\S/)
  await settled(page)
  const axe = without.reduce((builder, part) => builder.exclude(part), new AxeBuilder({ page }))
  const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  const lost = await page.evaluate(() =>
    [...document.querySelectorAll<SVGGraphicsElement>('svg.i')]
      .filter((icon) => icon.getBBox().width === 0 && icon.checkVisibility())
      .map((icon) => icon.outerHTML),
  )
  expect(lost, 'every icon has its picture').toEqual([])
}

/** Every contrast that axe can measure is enough, in the theme that is shown now. */
export async function expectContrast(page: Page): Promise<void> {
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
  expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.target.join(' ')))).toEqual([])
}

/** Writes by JSON as whoever is signed in on the page. */
export async function post(page: Page, path: string, body: unknown = {}) {
  return page.request.post(path, { data: body, headers: { origin: new URL(page.url()).origin } })
}

type Held = { reason?: string; translations?: Record<string, unknown>; waitingFor?: string; respondByOn?: string; items?: Record<string, unknown>[] }

/** Puts a case of the story on hold as its technician, by JSON. Answers with the page the technician is on and the case's id. */
export async function putOnHold(browser: Browser, technician: string, serial: number, hold: Held = {}): Promise<{ desk: Page; caseId: string }> {
  const desk = await openTo(browser, technician)
  await desk.goto(`/desk/${caseNumber(serial)}`)
  const caseId = await caseIdOn(desk)
  const answer = await post(desk, `/api/v1/cases/${caseId}/hold`, { reason: 'We need a paper from you.', items: [{ name: 'Bank letter' }], ...hold })
  expect(answer.status(), await answer.text()).toBeLessThan(300)
  return { desk, caseId }
}

/** The id of the case whose page of the desk this is. */
export async function caseIdOn(desk: Page): Promise<string> {
  return (await desk.getByRole('link', { name: 'Overview' }).getAttribute('href'))?.replace('/desk/', '') ?? ''
}

/** What has the focus is marked, in the window, and under nothing (WCAG 2.4.7, 2.4.11). */
export async function expectFocusSeen(page: Page): Promise<void> {
  const trouble = await page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return null
    const shown = at.closest('label') ?? at
    const marked = [at, shown].some((one) => {
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(one)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && opacity !== '0'
    })
    const { left, right, top, bottom } = shown.getBoundingClientRect()
    const points = [0.5, 0.02, 0.98].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const))
    const seen = points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y)
      return top && (shown.contains(top) || top.contains(shown))
    })
    const name = `${at.tagName} ${at.id} ${at.className} ${at.textContent?.slice(0, 40)}`
    return marked && seen ? null : `${marked ? 'hidden' : 'not marked'}: ${name}`
  })
  expect(trouble).toBeNull()
}

/** Presses Tab until something has the focus; everything on the way is seen when it has it. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let press = 0; press < 90; press++) {
    await page.keyboard.press(key)
    await expectFocusSeen(page)
    if (await target.evaluate((one) => one === document.activeElement)) return
  }
  throw new Error(`Tab does not lead to ${target}`)
}

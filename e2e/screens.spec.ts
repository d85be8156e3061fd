import type { Page } from '@playwright/test'
import { caseNumber, expect, mailTo, people, signInAs, test } from './fixtures'

// The pictures of docs/screens, made by `npm run screens`: people look at them, so they are made only when asked for.
test.skip(!process.env.CASEBELL_SCREENS, 'pictures are made by npm run screens')

type Theme = 'light' | 'dark'

async function picture(page: Page, name: string, themes: Theme[] = ['light'], fullPage = false): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const file = `${name}-${page.viewportSize()?.width}${colorScheme === 'dark' ? '-dark' : ''}.png`
    await page.screenshot({ path: `docs/screens/${file}`, fullPage, caret: 'initial' })
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}
const both: Theme[] = ['light', 'dark']

test('the member’s pages', async ({ page, isMobile }) => {
  await page.goto('/sign-in')
  await picture(page, 'sign-in')
  await signInAs(page, people.darnell)
  await page.goto('/')
  await picture(page, 'member-dashboard', both)
  await page.goto(`/cases/${caseNumber(106)}`)
  await picture(page, 'member-case', both, isMobile)
  await page.locator('.bell').first().click()
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
  await picture(page, 'notification-centre')
  await page.goto('/account')
  await picture(page, 'account')
  await signInAs(page, people.gloria)
  await page.goto(`/cases/${caseNumber(103)}/sent`)
  await picture(page, 'member-sent', ['light'], isMobile)
})

test('the desk', async ({ page }) => {
  await signInAs(page, people.elena)
  await page.goto('/desk')
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('[data-row]').first()).toBeFocused({ timeout: 200 })
  }).toPass()
  await picture(page, 'staff-queue', both)
  await page.goto(`/desk/${caseNumber(101)}?tab=documents`)
  await page.getByRole('button', { name: 'Edit message' }).click()
  await picture(page, 'staff-case', both)
  await page.goto(`/desk/${caseNumber(101)}?tab=notes`)
  await picture(page, 'staff-notes')
  await page.goto(`/desk/${caseNumber(101)}?tab=history`)
  await picture(page, 'staff-history')
  await page.goto(`/desk/${caseNumber(102)}?do=hold`)
  const template = page.getByLabel('Start from a template')
  await template.selectOption({ label: 'Marriage certificate' })
  await picture(page, 'staff-hold-dialog', both)
  await page.goto('/desk/new')
  await picture(page, 'staff-open-case')
})

test('the administrator’s pages', async ({ page }) => {
  await signInAs(page, people.denise)
  for (const [path, name] of [
    ['users', 'admin-users'],
    ['audit', 'admin-audit'],
  ]) {
    await page.goto(`/desk/admin/${path}`)
    await picture(page, name ?? '')
  }
})

test('the hold mail', async ({ page, isMobile }) => {
  await signInAs(page, people.elena)
  const number = caseNumber(isMobile ? 114 : 102)
  const member = isMobile ? people.rosa : people.ruth
  await page.goto(`/desk/${number}?do=hold`)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Start from a template').selectOption({ index: 3 })
  await dialog.getByRole('button', { name: /Put on hold/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  const { id } = await mailTo(page, member, number)
  await page.goto(`/dev/mailbox?mail=${id}`)
  await picture(page, 'mailbox')
  await page.goto(`/dev/mailbox/messages/${id}/html`)
  await picture(page, 'hold-mail', both, true)
})

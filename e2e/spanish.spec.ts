import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { createTranslator } from 'use-intl/core'
import { caseNumber, expect, expectAccessible, mailTo, people, putOnHold, signInAs, test } from './fixtures'

test.use({ locale: 'es-US' })
test.skip(({ isMobile }) => isMobile, 'the same words')

type Words = { [key: string]: string | Words }
const read = (locale: string) => JSON.parse(readFileSync(`lib/core/messages/${locale}.json`, 'utf8')) as Words
const [en, es] = [read('en'), read('es')]
const leaves = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )

/** What a sentence can look like on a page, whatever is put into it. */
function looksOf(locale: string, messages: Words, key: string, message: string): string[] {
  const names = [...new Set([...message.matchAll(/\{([a-z]\w*)[,}]/gi)].map(([, name]) => name ?? ''))]
  const choices = [...message.matchAll(/(\w+) \{/g)].map(([, choice]) => choice ?? '')
  const t = createTranslator({ locale, messages }) as unknown as { markup: (key: string, values: Record<string, unknown>) => string }
  const tags = Object.fromEntries([...message.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (inside: string) => inside || '§']))
  const fillings = names.length === 0 ? [{}] : [0, 1, 2, ...choices].map((one) => Object.fromEntries(names.map((name) => [name, one])))
  return fillings.map((values) => {
    const plain = Object.fromEntries(names.filter((name) => message.includes(`{${name}}`)).map((name) => [name, '§']))
    return t.markup(key, { ...values, ...plain, ...tags })
  })
}

const english = leaves(en)
  .filter(([key]) => !/^(desk|admin)\./.test(key))
  .flatMap(([key, message]) => {
    const spanish = key.split('.').reduce<Words | string | undefined>((at, part) => (at as Words | undefined)?.[part], es)
    const inSpanish = new Set(typeof spanish === 'string' ? looksOf('es', es, key, spanish) : [])
    return looksOf('en', en, key, message).filter((look) => !inSpanish.has(look) && look.replaceAll('§', '').trim().length > 2)
  })
  .map(
    (look) =>
      new RegExp(
        `^${look
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          .replaceAll('§', '.+')
          .replace(/\d+/g, '\\d+')}$`,
      ),
  )

/** Every text a reader or a screen reader meets. */
const textsOf = (page: Page) =>
  page.evaluate(() => {
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      if (!/SCRIPT|STYLE|NOSCRIPT/.test(walker.currentNode.parentElement?.tagName ?? '')) texts.push(walker.currentNode.textContent ?? '')
    for (const one of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(one.getAttribute(name) ?? '')
    return texts.map((text) => text.trim()).filter(Boolean)
  })

async function expectSpanish(page: Page): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('es')
  const texts = await textsOf(page)
  expect(texts.length).toBeGreaterThan(3)
  const left = texts.filter(
    (text) => text !== 'English' && (english.some((look) => look.test(text)) || /\b(the|your|you|please|with|and|of|this|we)\b/i.test(text)),
  )
  expect(left).toEqual([])
}

test('N-13 the door is Spanish for a Spanish browser', async ({ page }) => {
  await page.goto('/sign-in')
  await expectSpanish(page)
  await page.locator('#email').fill('nadie@mail.example.test')
  await page.locator('#password').fill('equivocada')
  await page.locator('form.sign-in button[type=submit]').click()
  await expect(page.locator('form.sign-in').getByRole('alert')).toBeVisible()
  await expectSpanish(page)
  for (const path of ['/forgot-password', '/reset-password/no-es-un-enlace', '/no/existe']) {
    await page.goto(path)
    await expectSpanish(page)
  }
})

test('N-13 the member’s side and her mail are Spanish to the last word', async ({ page, browser }) => {
  const number = caseNumber(114)
  const { desk } = await putOnHold(browser, people.elena, 114, {
    reason: 'We need a paper from you.',
    respondByOn: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
    translations: { es: { reason: 'Necesitamos un documento suyo.' } },
    items: [
      { name: 'Bank letter', translations: { es: { name: 'Carta del banco', why: 'Para pagarle.', goodExample: 'Con sello.', badExample: 'Sin sello.' } } },
    ],
  })
  await desk.context().close()
  const mail = await mailTo(page, people.rosa, number)
  expect(mail.text).toContain('Necesitamos un documento suyo.')
  const lines = mail.text.split('\n').map((line) => line.trim())
  expect(lines.filter((line) => english.some((look) => look.test(line)))).toEqual([])

  await signInAs(page, people.rosa)
  for (const path of ['/', `/cases/${caseNumber(113)}`, `/cases/${number}`, '/notifications', '/account']) {
    await page.goto(path)
    await expectSpanish(page)
  }
  await page.goto(`/cases/${number}`)
  await page.locator('.bell').first().click()
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
  await expectSpanish(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Ya envié todo' }).click()
  await expect(page.locator('main').getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Enviar nota' }).click()
  await expectSpanish(page)
  await page.getByLabel(/Elegir un archivo.*Carta del banco/).setInputFiles([
    { name: 'vacio.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    { name: 'carta.txt', mimeType: 'text/plain', buffer: Buffer.from('Una carta del banco') },
  ])
  await expect(page.locator('.upload-arrived')).toContainText('carta.txt')
  await expect(page.locator('form.upload').getByRole('alert')).toContainText('vacio.pdf')
  await expectSpanish(page)
  await page.getByRole('button', { name: 'Ya envié todo' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tenemos sus documentos' })).toBeVisible()
  await expectSpanish(page)
  await expectAccessible(page)
  await page.goto('/cases/CASE-2026-999999')
  await expectSpanish(page)
})

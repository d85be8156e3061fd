import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { caseNumber, expect, expectAccessible, openTo, people, post, putOnHold, signInAs } from './fixtures'
import { test } from './line'
import { openCaseFor } from './office'

test.use({ expectedErrors: /status of 4\d\d|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|\/api\/uploadthing/ })

const text = (size: number) => Buffer.alloc(size, 'One line of a statement of the bank.\n')
const file = (name: string, buffer: Buffer, mimeType = 'text/plain') => ({ name, mimeType, buffer })

/** A file on the disk: chosen again, it is the same one to the last second it was changed. */
function onDisk(name: string, size: number): string {
  const path = test.info().outputPath(name)
  writeFileSync(path, text(size))
  return path
}

/** Makes the page send slowly, so that one sees how far it is. Answers how to make it quick again. */
async function sendSlowly(page: Page, bytesPerSecond: number): Promise<() => Promise<void>> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.emulateNetworkConditions', { offline: false, uploadThroughput: bytesPerSecond, downloadThroughput: -1, latency: 0 })
  return () => cdp.detach()
}

const shareSent = async (page: Page) => {
  const bar = page.locator('.ups progress')
  if ((await bar.count()) === 0) return 0
  return Number(await bar.getAttribute('value')) / Number(await bar.getAttribute('max'))
}

test('H-10 H-21 an upload cut three times after 60 % goes on where it stopped and ends as one document', async ({ page, browser, isMobile, line }) => {
  const serial = isMobile ? 129 : 131
  const { desk } = await putOnHold(browser, people.elena, serial)
  await signInAs(page, isMobile ? 'mei-ling.zhou@mail.example.test' : 'lena.fischer@mail.example.test')
  await page.goto(`/cases/${caseNumber(serial)}`)
  const size = 3_000_000
  const broken = line.breakAt(0.62 * size, 0.74 * size, 0.86 * size)
  const held = line.holdAt(0.93 * size)
  await page.getByLabel(/Choose a file.*Bank letter/).setInputFiles(onDisk('october.txt', size))
  await broken
  await held
  await page.context().setOffline(true)
  await expect(page.locator('.ups')).toContainText('No connection. It goes on by itself')
  line.open()
  const lost = line.loseAnswer()
  await page.context().setOffline(false)
  await lost
  await expect(page.locator('.upload-arrived')).toContainText(/october.txt R-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  // of what was on its way when the line broke, some is lost
  expect(line.starts.length).toBeGreaterThanOrEqual(5)
  expect(line.starts[0]).toBe(0)
  for (const start of line.starts.slice(1)) expect(start, `each of ${line.starts}`).toBeGreaterThan(0.5 * size)
  expect(line.starts.at(-1)).toBe(size)
  await page.reload()
  await expect(page.getByRole('link', { name: 'october.txt' })).toHaveCount(1)
  await expect(page.locator('.upload-failed')).toHaveCount(0)
  await desk.reload()
  await expect(desk.getByRole('link', { name: 'october.txt' })).toHaveCount(1)
  await desk.context().close()
})

test('H-10 a line that breaks again and again, but brings some more each time, is never given up', async ({ page, isMobile, line }) => {
  test.skip(isMobile, 'the same code; the phone’s story is the one above')
  await signInAs(page, 'lena.fischer@mail.example.test')
  await page.goto(`/cases/${caseNumber(131)}`)
  const size = 3_000_000
  const broken = line.breakAt(...[0.07, 0.16, 0.25, 0.34, 0.43, 0.52, 0.61, 0.7, 0.79, 0.88, 0.97].map((share) => share * size))
  await page.getByLabel('Send another document').setInputFiles(onDisk('november.txt', size))
  await broken
  await expect(page.locator('.upload-arrived')).toContainText(/november.txt R-/)
})

test('H-10 sending is stopped by a button, and the file can be sent again', async ({ page, isMobile, line }) => {
  test.skip(isMobile, 'the same code; the phone’s story is the one above')
  await signInAs(page, 'lena.fischer@mail.example.test')
  await page.goto(`/cases/${caseNumber(131)}`)
  const size = 1_500_000
  const sendQuickly = await sendSlowly(page, 60_000)
  line.holdAt(0.5 * size)
  const anything = page.getByLabel('Send another document')
  const letter = onDisk('letter.txt', size)
  await anything.setInputFiles(letter)
  await expect.poll(() => shareSent(page), { intervals: [20] }).toBeGreaterThan(0.26)
  await expect(page.locator('.upload [aria-live]').filter({ hasText: /letter.txt: (25|50|75) % sent/ })).toHaveCount(1)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Stop sending letter.txt' }).click()
  await expect(page.locator('form.upload').getByRole('alert')).toContainText('letter.txt: You stopped it.')
  await expect(page.locator('.ups')).toHaveCount(0)
  line.open()
  await sendQuickly()
  await anything.setInputFiles(letter)
  await expect(page.locator('.upload-arrived')).toContainText(/letter.txt R-/)
})

test('H-21 a page loaded anew in the middle loses nothing that was acknowledged', async ({ page, browser, isMobile, line }) => {
  const serial = isMobile ? 137 : 135
  const { desk } = await putOnHold(browser, people.elena, serial, { items: [{ name: 'Bank letter' }, { name: 'Pay stub' }] })
  await desk.context().close()
  await signInAs(page, isMobile ? 'pete.haugen@mail.example.test' : 'luis.ortega@mail.example.test')
  await page.goto(`/cases/${caseNumber(serial)}`)
  await page.getByLabel(/Choose a file.*Bank letter/).setInputFiles(file('small.txt', text(2000)))
  await expect(page.locator('.upload-arrived')).toContainText(/small.txt R-/)
  const receipt = /R-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await page.locator('.upload-arrived').textContent()) ?? '')?.[0] ?? 'none'
  const big = onDisk('big.txt', 2_000_000)
  const held = line.holdAt(800_000)
  await page.getByLabel(/Choose a file.*Pay stub/).setInputFiles(big)
  await held
  await page.reload()
  await expect(page.locator('.sent-files').filter({ hasText: 'small.txt' })).toContainText(receipt)
  const open = page.locator('#items > .upload-failed')
  await expect(open).toContainText('big.txt: Not all of it is here yet.')
  await expect(open).toContainText('We keep this time.')
  await expectAccessible(page)
  line.open()
  await page.getByLabel(/Choose a file.*Pay stub/).setInputFiles(big)
  // a new try may have to wait, with growing pauses, until the server has let go of the first
  await expect(page.locator('.upload-arrived')).toContainText(/big.txt R-/, { timeout: 30_000 })
  expect(line.starts.at(-1)).toBeGreaterThan(790_000)
  await page.reload()
  await expect(page.locator('.upload-failed')).toHaveCount(0)
})

test('H-21 H-22 several files at once: one message lists what failed, why, and how to try again; what arrived has a receipt', async ({ page, isMobile }) => {
  await signInAs(page, people.darnell)
  await page.goto(`/cases/${caseNumber(106)}`)
  const longName = `${'a'.repeat(296)}.txt`
  await page
    .getByLabel(/Choose a file.*Proof of address/)
    .setInputFiles([
      file('empty.pdf', Buffer.alloc(0), 'application/pdf'),
      file('huge.pdf', Buffer.alloc(26 * 1024 * 1024, 1), 'application/pdf'),
      file('page.pdf', Buffer.from('<html><script>alert(1)</script>'), 'application/pdf'),
      file(longName, Buffer.from(`A long name ${isMobile}`)),
      file('../../x.txt', Buffer.from(`A path for a name ${isMobile}`)),
    ])
  const form = page.locator('form.upload').filter({ has: page.locator('.upload-failed') })
  const failed = form.getByRole('alert')
  await expect(failed).toHaveCount(1)
  await expect(failed.getByRole('listitem')).toHaveCount(3)
  await expect(failed).toContainText('empty.pdf: The file is empty.')
  await expect(failed).toContainText('huge.pdf: The file is larger than 25 MB.')
  await expect(failed).toContainText('page.pdf: We do not take this kind of file')
  await expect(failed).toContainText('Please send again what did not arrive.')
  const arrived = form.locator('.upload-arrived li')
  await expect(arrived).toHaveCount(2)
  await expect(arrived.filter({ hasText: 'aaaa' })).toContainText(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expectAccessible(page)
  await page.reload()
  await expect(page.locator('.sent-files').filter({ hasText: 'x.txt' }).first()).toBeVisible()
  await expect(page.locator('.sent-files').filter({ hasText: '../' })).toHaveCount(0)
  await expect(page.locator('#items > .upload-failed')).toContainText('We keep this time')
  await expectAccessible(page)
})

test('H-10 X-03 whoever was signed out meanwhile reads so beside the file, and is not led away from the page', async ({ page }) => {
  await signInAs(page, people.darnell)
  await page.goto(`/cases/${caseNumber(106)}`)
  await page.context().clearCookies()
  await page.getByLabel(/Choose a file.*Proof of address/).setInputFiles(file('letter.txt', text(2000)))
  await expect(page.locator('form.upload').getByRole('alert')).toContainText('letter.txt: We could not start. Please sign in again and send it once more.')
  await expect(page).toHaveURL(`/cases/${caseNumber(106)}`)
})

test('H-10 files are dropped on the place of their item', async ({ page, browser, isMobile }) => {
  test.skip(isMobile, 'nothing is dragged on a phone')
  // a hold of its own: what is answered here asks nothing of its member any more
  const desk = await openTo(browser, people.elena)
  const { caseId, number } = await openCaseFor(desk, 'Darnell Price', 'Papers that are dropped')
  expect((await post(desk, `/api/v1/cases/${caseId}/hold`, { reason: 'We need a paper from you.', items: [{ name: 'Bank letter' }] })).ok()).toBe(true)
  await desk.context().close()
  await signInAs(page, people.darnell)
  await page.goto(`/cases/${number}`)
  const dropped = await page.evaluateHandle(() => {
    const carried = new DataTransfer()
    carried.items.add(new File(['Dropped from the desktop'], 'dropped.txt', { type: 'text/plain' }))
    return carried
  })
  await page.locator('form.upload').first().dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.locator('.upload-arrived')).toContainText(/dropped.txt R-/)
})

import { expect, expectAccessible, mailTo, openTo, people, post, signInAs, tabTo, test } from './fixtures'
import { openCaseFor } from './office'
import { startServices, withPushService } from './services'

let services: Awaited<ReturnType<typeof startServices>>
test.beforeAll(async () => {
  services = await startServices()
})
test.afterAll(() => services.close())

const codeTo = async (number: string, count: number) => {
  const codes = () => services.texts().flatMap(({ To, Body }) => (To === number ? [/\d{6}/.exec(Body)?.[0] ?? ''] : []))
  await expect.poll(() => codes().length, { timeout: 20_000 }).toBe(count)
  return codes().at(-1) ?? ''
}

test('N-03 a person proves a phone by the code it gets, and a refusal keeps what was typed', async ({ page, isMobile }) => {
  test.slow()
  const [typed, number, other] = isMobile ? ['206-555-0141', '+12065550141', '+12065550142'] : ['206-555-0143', '+12065550143', '+12065550144']
  await signInAs(page, isMobile ? people.gloria : people.thomas)
  await page.goto('/preferences')
  const section = page.getByRole('region', { name: 'Text messages' })
  const phone = section.getByLabel('Mobile number')
  if (!isMobile) await tabTo(page, phone)
  await phone.fill('555-0141')
  for (let twice = 0; twice < 2; twice++) {
    await section.getByRole('button', { name: 'Text me a code' }).press('Enter')
    await expect(section.getByText('Please write the number with its area code')).toBeVisible()
    await expect(phone).toHaveValue('555-0141')
    await expect(phone).toHaveAttribute('aria-invalid', 'true')
  }
  await expectAccessible(page)
  await phone.fill(typed)
  await section.getByRole('button', { name: 'Text me a code' }).press('Enter')
  await expect(section.getByText(`We sent a code to ${number}.`)).toBeVisible()
  await expectAccessible(page)
  const code = await codeTo(number, 1)
  const digits = section.getByLabel('The six digits')
  const wrong = code === '111111' ? '222222' : '111111'
  await digits.fill(wrong)
  await section.getByRole('button', { name: 'Check the code' }).press('Enter')
  await expect(section.getByRole('alert')).toContainText('These are not the digits we sent')
  await expect(digits).toHaveValue(wrong)
  await expectAccessible(page)
  await digits.fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await section.getByRole('button', { name: 'Check the code' }).press('Enter')
  await expect(section.getByText('Your number is proved.')).toBeVisible()
  await expect(section.getByText(`Text messages go to ${number}.`)).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Text message', exact: true })).toBeChecked()
  await expectAccessible(page)

  // another number, without loading the page anew
  await phone.fill(other)
  await section.getByRole('button', { name: 'Text me a code' }).press('Enter')
  await expect(section.getByText(`We sent a code to ${other}.`)).toBeVisible()
  await expect(section.getByText('Your number is proved.')).toHaveCount(0)
  await digits.fill(await codeTo(other, 1))
  await section.getByRole('button', { name: 'Check the code' }).press('Enter')
  await expect(section.getByText(`Text messages go to ${other}.`)).toBeVisible()

  await section.getByRole('button', { name: 'Take this number away' }).press('Enter')
  await expect(section.getByText('Give a number and prove it')).toBeVisible()
  await expect(section.getByText('Your number is proved.')).toHaveCount(0)
  await expect(section.getByRole('button', { name: 'Take this number away' })).toHaveCount(0)
  await expectAccessible(page)
})

test('N-03 when a number cannot be taken away, the person is told', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a desk is enough for it')
  const number = '+12065550145'
  await signInAs(page, people.darnell)
  await page.goto('/preferences')
  const section = page.getByRole('region', { name: 'Text messages' })
  await section.getByLabel('Mobile number').fill(number)
  await section.getByRole('button', { name: 'Text me a code' }).click()
  await section.getByLabel('The six digits').fill(await codeTo(number, 1))
  await section.getByRole('button', { name: 'Check the code' }).click()
  await expect(section.getByText(`Text messages go to ${number}.`)).toBeVisible()
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await section.getByRole('button', { name: 'Take this number away' }).click()
  await expect(section.getByRole('alert')).toContainText('You were signed out')
  await page.context().addCookies(cookies)
  await section.getByRole('button', { name: 'Take this number away' }).click()
  await expect(section.getByText('Give a number and prove it')).toBeVisible()
})

test('N-03 N-13 in Spanish a code is asked for, refused and told in Spanish', async ({ page, isMobile }) => {
  const number = isMobile ? '+12065550146' : '+12065550147'
  await signInAs(page, people.rosa)
  await page.goto('/preferences')
  const section = page.getByRole('region', { name: 'Mensajes de texto' })
  await section.getByLabel('Número de móvil').fill('12')
  await section.getByRole('button', { name: 'Enviarme un código' }).click()
  await expect(section.getByText('Escriba el número con su código de área')).toBeVisible()
  await section.getByLabel('Número de móvil').fill(number)
  await section.getByRole('button', { name: 'Enviarme un código' }).click()
  await expect(section.getByText(`Enviamos un código a ${number}.`)).toBeVisible()
  await codeTo(number, 1)
  expect(services.texts().find(({ To }) => To === number)?.Body).toContain('código')
  await section.getByLabel('Las seis cifras').fill('12')
  await section.getByRole('button', { name: 'Comprobar el código' }).click()
  await expect(section.getByRole('alert')).toContainText('No son las cifras que enviamos')
  await expectAccessible(page)
})

test('N-02 a browser that wants to be told is told by push, and no more once it is turned off', async ({ page, browser, baseURL, isMobile }) => {
  test.slow()
  const name = isMobile ? 'phone' : 'desk'
  await withPushService(page, name)
  await signInAs(page, isMobile ? people.gloria : people.thomas)
  await page.goto('/preferences')
  await page.getByRole('checkbox', { name: 'This device', exact: true }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('main').getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  const section = page.getByRole('region', { name: 'This device' })
  await expect(section.getByText('This browser shows nothing yet.')).toBeVisible()
  await expectAccessible(page)
  await section.getByRole('button', { name: 'Turn on for this device' }).press('Enter')
  await expect(section.getByText('This browser shows you news')).toBeVisible()
  await expectAccessible(page)
  await page.reload()
  await expect(section.getByText('This browser shows you news')).toBeVisible()

  const desk = await openTo(browser, people.elena, { baseURL })
  const tell = async (title: string) => {
    const { caseId, number } = await openCaseFor(desk, isMobile ? 'Gloria Adeyemi' : 'Thomas Begay', title)
    const held = await post(desk, `/api/v1/cases/${caseId}/hold`, { reason: 'We need your lease.', items: [{ name: 'Lease' }] })
    expect(held.status(), await held.text()).toBeLessThan(300)
    await mailTo(page, isMobile ? people.gloria : people.thomas, number)
  }
  const mine = () => services.pushes().filter(({ url }) => url === `/push/${name}`)
  await tell('A case that rings')
  await expect.poll(() => mine().length, { timeout: 20_000 }).toBe(1)
  expect(mine()[0]?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', authorization: expect.stringMatching(/^vapid t=/) })

  await section.getByRole('button', { name: 'Turn off for this device' }).press('Enter')
  await expect(section.getByText('This browser shows nothing yet.')).toBeVisible()
  // the letter of a case told afterwards went out, and no push did
  await tell('A case that is quiet')
  expect(mine()).toHaveLength(1)
  await desk.context().close()
})

test('N-02 a browser that says no, or cannot, is told so in words', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' })
  })
  await signInAs(page, people.rosa)
  await page.goto('/preferences')
  const section = page.getByRole('region', { name: 'Este dispositivo' })
  await expect(section.getByText('Usted no nos deja mostrar mensajes en este navegador.')).toBeVisible()
  await expect(section.getByRole('button')).toHaveCount(0)
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'PushManager')
  })
  await page.reload()
  await expect(section.getByText('Este navegador no puede mostrar nuestros mensajes.')).toBeVisible()
  await expectAccessible(page)
})

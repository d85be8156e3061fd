import { caseNumber, expect, people, signInAs, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the same words')

test('N-13 each page a member meets has a title of its own, which says where they are', async ({ page }) => {
  const number = caseNumber(103)
  const titleOf = async (path: string) => {
    await page.goto(path)
    return page.title()
  }
  expect(await titleOf('/sign-in')).toBe('Sign in – Casebell')
  expect(await titleOf('/forgot-password')).toBe('I forgot my password – Casebell')
  expect(await titleOf('/reset-password/no-such-link')).toBe('Choose a new password – Casebell')
  expect(await titleOf('/no/such/page')).toBe('We cannot find this page – Casebell')
  await signInAs(page, people.gloria)
  expect(await titleOf('/')).toBe('Your cases – Casebell')
  expect(await titleOf(`/cases/${number}`)).toBe(`${number}, Service retirement – Casebell`)
  expect(await titleOf(`/cases/${number}/sent`)).toBe(`We have your documents, ${number} – Casebell`)
  expect(await titleOf(`/cases/${caseNumber(101)}`)).toBe('We cannot find this page – Casebell')
  expect(await titleOf('/account')).toBe('Your account – Casebell')
})

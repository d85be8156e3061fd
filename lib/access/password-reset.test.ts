import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { changePassword, requestPasswordReset, resetPassword } from './password-reset'
import { hashPassword } from './passwords'
import { signIn } from './sign-in'

const { owner } = await testDatabase()
const password = 'four plain words here'
const another = 'another four plain words'
const passwordHash = await hashPassword(password)
const from = (at = new Date()) => ({ ip: null, userAgent: 'Test', at, requestId: 'test' })
const gone = { code: 'gone', reason: 'link' }
let office: Office
let elsewhere: Office

beforeEach(async () => {
  await owner.query('UPDATE "User" SET email = id::text')
  office = await anOffice(owner)
  elsewhere = await anOffice(owner)
  await owner.query('UPDATE "User" SET "passwordHash" = $1', [passwordHash])
  await owner.query('DELETE FROM "SignInThrottle"')
})
/** Ruth is known to both offices by one address. */
const ruth = 'ruth.ellison@example.test'

/** The links that were mailed to a person and not looked at yet, oldest first. */
async function linksTo({ userId }: Actor): Promise<string[]> {
  const { rows } = await owner.query<{ token: string }>(
    `SELECT payload->>'token' AS token FROM graphile_worker._private_jobs
     WHERE payload->>'resetId' IN (SELECT id::text FROM "PasswordReset" WHERE "userId" = $1) ORDER BY id`,
    [userId],
  )
  return rows.map(({ token }) => token)
}

describe('links to choose a password', () => {
  test('X-03 a new password shuts every other link of the person, at this office only', async () => {
    for (let n = 0; n < 3; n++) await requestPasswordReset({ email: ruth }, from())
    const [first = '', second = '', third = ''] = await linksTo(office.member)
    await resetPassword({ token: second, password: another }, from())
    for (const token of [first, second, third]) await expect(resetPassword({ token, password }, from())).rejects.toMatchObject(gone)
    const [theirs = ''] = await linksTo(elsewhere.member)
    await resetPassword({ token: theirs, password: another }, from())
  })

  test('X-03 whoever changes the password while signed in shuts the links that were mailed before', async () => {
    await requestPasswordReset({ email: ruth }, from())
    const [token = ''] = await linksTo(office.member)
    await changePassword(office.member, { current: password, password: another })
    await expect(resetPassword({ token, password }, from())).rejects.toMatchObject(gone)
    expect(await signIn({ email: ruth, password: another }, from())).toHaveProperty('token')
  })

  test('X-03 of links that are used at once, one is', async () => {
    for (let n = 0; n < 4; n++) await requestPasswordReset({ email: ruth }, from())
    const used = await Promise.allSettled((await linksTo(office.member)).map((token) => resetPassword({ token, password: another }, from())))
    expect(used.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of used) if (one.status === 'rejected') expect(one.reason).toMatchObject(gone)
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { changePassword, lookAtPasswordLink, requestPasswordReset, resetPassword } from './password-reset'
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

  test('X-03 N-13 a link that is looked at says whose office and in which language it is for, and is as good as before', async () => {
    await owner.query(`UPDATE "Tenant" SET name = 'Prairie Pensions' WHERE id = $1`, [elsewhere.tenantId])
    await owner.query(`UPDATE "User" SET locale = 'es' WHERE id = $1`, [office.member.userId])
    await requestPasswordReset({ email: ruth }, from())
    const [[here = ''], [there = '']] = [await linksTo(office.member), await linksTo(elsewhere.member)]
    for (let n = 0; n < 2; n++) {
      expect(await lookAtPasswordLink(here, new Date())).toEqual({ office: 'Harbor County Benefits', locale: 'es' })
      expect(await lookAtPasswordLink(there, new Date())).toEqual({ office: 'Prairie Pensions', locale: 'en' })
    }
    await resetPassword({ token: here, password: another }, from())
  })

  test('X-03 a link that opens nothing any more says so to whoever looks: used, altered, over, shut, of a disabled person', async () => {
    const now = new Date()
    for (let n = 0; n < 2; n++) await requestPasswordReset({ email: ruth }, from(now))
    const [used = '', shut = ''] = await linksTo(office.member)
    const [theirs = ''] = await linksTo(elsewhere.member)
    await resetPassword({ token: used, password: another }, from())
    for (const token of [used, shut, `${theirs}x`, theirs.toUpperCase(), '', 'x'.repeat(5000), '\u0000']) {
      expect(await lookAtPasswordLink(token, now), token).toBeNull()
    }
    expect(await lookAtPasswordLink(theirs, new Date(now.getTime() + 59 * 60_000))).not.toBeNull()
    expect(await lookAtPasswordLink(theirs, new Date(now.getTime() + 60 * 60_000))).toBeNull()
    await owner.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [elsewhere.member.userId])
    expect(await lookAtPasswordLink(theirs, now)).toBeNull()
  })

  test('X-03 of links that are used at once, one is', async () => {
    for (let n = 0; n < 4; n++) await requestPasswordReset({ email: ruth }, from())
    const used = await Promise.allSettled((await linksTo(office.member)).map((token) => resetPassword({ token, password: another }, from())))
    expect(used.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of used) if (one.status === 'rejected') expect(one.reason).toMatchObject(gone)
  })
})

test('X-03 no session begun with the old password outlives a reset, however close they come', async () => {
  await owner.query(`UPDATE "User" SET email = id::text WHERE "tenantId" = $1`, [elsewhere.tenantId])
  const email = 'elena.vargas@example.test'
  for (let round = 0; round < 4; round++) {
    const old = round % 2 ? another : password
    await requestPasswordReset({ email }, from())
    const token = (await linksTo(office.technician)).at(-1) ?? ''
    const signing = Array.from({ length: 5 }, () => signIn({ email, password: old }, from()).catch(() => null))
    await Promise.all([resetPassword({ token, password: round % 2 ? password : another }, from()), ...signing])
    await Promise.all(signing)
    const { rows } = await owner.query(`SELECT count(*)::int AS n FROM "Session" WHERE "userId" = $1 AND "revokedAt" IS NULL`, [office.technician.userId])
    expect(rows[0].n, `round ${round}`).toBe(0)
  }
})

describe('asking for links', () => {
  const tries = async (count: number, trial: () => Promise<unknown>) => {
    for (let n = 0; n < count; n++) await trial().catch(() => {})
  }
  const slowed = { code: 'rate_limited', details: { seconds: expect.any(Number) } }
  const inAnHour = () => from(new Date(Date.now() + 61 * 60_000))
  const somewhere = (at?: Date) => ({ ...from(at), ip: '192.0.2.60' })
  const staff = 'elena.vargas@example.test'

  test('X-03 whoever asks for links in the name of somebody keeps nobody from signing in', async () => {
    await owner.query(`UPDATE "User" SET email = id::text WHERE "tenantId" = $1`, [elsewhere.tenantId])
    await tries(60, () => requestPasswordReset({ email: staff }, somewhere()))
    expect(await signIn({ email: staff, password }, somewhere())).toHaveProperty('token')
  })

  test('X-03 whoever forgot the password after wrong tries gets a link, and signs in by it at once', async () => {
    await owner.query(`UPDATE "User" SET email = id::text WHERE "tenantId" = $1`, [elsewhere.tenantId])
    await tries(60, () => signIn({ email: staff, password: 'wrong' }, somewhere()))
    await expect(signIn({ email: staff, password }, from())).rejects.toMatchObject(slowed)
    await requestPasswordReset({ email: staff }, somewhere())
    const [token = ''] = await linksTo(office.technician)
    await resetPassword({ token, password: another }, from())
    expect(await signIn({ email: staff, password: another }, from())).toHaveProperty('token')
  })

  test('X-03 a finished reset forgives the wrong tries at the current password too', async () => {
    await tries(6, () => changePassword(office.technician, { current: 'wrong', password: another }))
    await expect(changePassword(office.technician, { current: password, password: another })).rejects.toMatchObject(slowed)
    await requestPasswordReset({ email: staff }, from())
    const [token = ''] = await linksTo(office.technician)
    await resetPassword({ token, password: another }, from())
    await changePassword(office.technician, { current: another, password })
  })

  test.each([staff, 'nobody@example.test'])('X-03 asking often is slowed, for %s', async (email) => {
    for (let n = 0; n < 6; n++) await requestPasswordReset({ email }, from())
    await expect(requestPasswordReset({ email }, from())).rejects.toMatchObject(slowed)
    await requestPasswordReset({ email }, inAnHour())
  })

  test('X-03 asking for many addresses from one network is slowed', async () => {
    for (let n = 0; n < 51; n++) await requestPasswordReset({ email: `nobody${n}@example.test` }, somewhere())
    await expect(requestPasswordReset({ email: staff }, somewhere())).rejects.toMatchObject(slowed)
    await requestPasswordReset({ email: staff }, from())
  })

  test('X-03 signing in does not forgive asking, nor asking the wrong tries', async () => {
    await owner.query(`UPDATE "User" SET email = id::text WHERE "tenantId" = $1`, [elsewhere.tenantId])
    await tries(6, () => requestPasswordReset({ email: staff }, from()))
    await signIn({ email: staff, password }, from())
    await expect(requestPasswordReset({ email: staff }, from())).rejects.toMatchObject(slowed)
    await tries(6, () => signIn({ email: staff, password: 'wrong' }, from()))
    await requestPasswordReset({ email: staff }, inAnHour())
    await expect(signIn({ email: staff, password }, from())).rejects.toMatchObject(slowed)
  })
})

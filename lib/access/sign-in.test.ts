import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { findSession } from './find-session'
import { requestPasswordReset, resetPassword } from './password-reset'
import { hashPassword } from './passwords'
import { signInSchema } from './schema'
import { readSessionToken } from './session-token'
import { listSessions, revokeSession, signOut } from './sessions'
import { type SignedIn, signIn } from './sign-in'

const { owner } = await testDatabase()
const from = (ip = '192.0.2.9', at = new Date()) => ({ ip, userAgent: 'Test', at, requestId: 'test' })
const password = 'four plain words here'
let office: Office
let elsewhere: Office

beforeAll(async () => {
  office = await anOffice(owner)
  elsewhere = await anOffice(owner)
  await owner.query('UPDATE "User" SET "passwordHash" = $1', [await hashPassword(password)])
  await owner.query(`UPDATE "User" SET email = replace(email, '@', '+' || substr("tenantId"::text, 25) || '@') WHERE name <> 'Ruth Ellison'`)
})
const addressOf = async (userId: string) => (await owner.query('SELECT email FROM "User" WHERE id = $1', [userId])).rows[0].email as string
const signedIn = async (userId: string, tenantId = office.tenantId) =>
  (await signIn({ email: await addressOf(userId), password, tenantId }, from())) as SignedIn
const sessionOf = async ({ token }: SignedIn) => {
  const read = await readSessionToken(token)
  return read && findSession(read)
}

describe('signing in', () => {
  test('X-03 a right password opens a session that says who it is', async () => {
    expect(await sessionOf(await signedIn(office.technician.userId))).toMatchObject({ userId: office.technician.userId, role: 'technician', unread: 0 })
  })

  test('X-03 an address known to two offices asks which, once the password is proved', async () => {
    const email = await addressOf(office.member.userId)
    expect(await signIn({ email, password }, from())).toMatchObject({ offices: [{ tenantId: office.tenantId }, { tenantId: elsewhere.tenantId }] })
    expect(await signIn({ email, password, tenantId: elsewhere.tenantId }, from())).toMatchObject({ role: 'member' })
  })

  test('X-03 unknown address and wrong password are one answer', async () => {
    const wrong = { code: 'unauthenticated', reason: 'wrong_address_or_password' }
    await expect(signIn({ email: 'nobody@example.test', password }, from('192.0.2.20'))).rejects.toMatchObject(wrong)
    await expect(signIn({ email: await addressOf(office.head.userId), password: 'wrong' }, from('192.0.2.20'))).rejects.toMatchObject(wrong)
  })

  test('X-03 guessing is slowed: after five wrong tries the right password waits too', async () => {
    const email = await addressOf(office.legal.userId)
    for (let n = 0; n < 6; n++) await signIn({ email, password: 'wrong' }, from('192.0.2.30')).catch(() => {})
    await expect(signIn({ email, password }, from('192.0.2.31'))).rejects.toMatchObject({ code: 'rate_limited', details: { seconds: expect.any(Number) } })
    expect(await signIn({ email, password }, from('192.0.2.31', new Date(Date.now() + 60_000)))).toHaveProperty('token')
  })

  test('X-03 a hundred guesses at once are no more guesses than one after the other, and each is answered', async () => {
    const email = await addressOf(office.administrator.userId)
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        signIn({ email, password: 'wrong' }, from('192.0.2.40')).catch((error: { code?: string }) => error.code ?? String(error)),
      ),
    )
    expect(answers.filter((code) => code === 'unauthenticated')).toHaveLength(6)
    expect(answers.filter((code) => code === 'rate_limited')).toHaveLength(94)
  })

  test('X-03 right passwords cost the network nothing, and a refused try costs nobody', async () => {
    const ip = '192.0.2.41'
    const email = await addressOf(office.head.userId)
    for (let n = 0; n < 60; n++) expect(await signIn({ email, password }, from(ip))).toHaveProperty('token')
    const other = 'nobody@example.test'
    for (let n = 0; n < 60; n++) await signIn({ email: other, password }, from(ip)).catch(() => {})
    expect(await signIn({ email, password }, from(ip))).toHaveProperty('token')
  })

  test('X-03 however often an address was tried, the wait stays a wait', async () => {
    const email = 'often@example.test'
    await signIn({ email, password }, from('192.0.2.42')).catch(() => {})
    await owner.query(`UPDATE "SignInThrottle" SET failures = 5000, "blockedUntil" = NULL`)
    await expect(signIn({ email, password }, from('192.0.2.42'))).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(signIn({ email, password }, from('192.0.2.42'))).rejects.toMatchObject({ code: 'rate_limited', details: { seconds: 900 } })
    await owner.query('DELETE FROM "SignInThrottle"')
  })

  test('X-03 a copied cookie dies at sign-out, at revoking, when idle, when old and when its person is disabled', async () => {
    const { userId } = office.colleague
    const actor = { ...office.colleague, sessionId: '' }
    const out = await signedIn(userId)
    await signOut({ ...actor, sessionId: out.sessionId })
    expect(await sessionOf(out)).toBeNull()
    const revoked = await signedIn(userId)
    expect((await listSessions(actor)).map((one) => one.id)).toContain(revoked.sessionId)
    await revokeSession(actor, { sessionId: revoked.sessionId })
    expect(await sessionOf(revoked)).toBeNull()
    const idle = await signedIn(userId)
    await owner.query(`UPDATE "Session" SET "seenAt" = now() - interval '61 minutes' WHERE id = $1`, [idle.sessionId])
    expect(await sessionOf(idle)).toBeNull()
    const old = await signedIn(userId)
    await owner.query(`UPDATE "Session" SET "expiresAt" = now() - interval '1 second' WHERE id = $1`, [old.sessionId])
    expect(await sessionOf(old)).toBeNull()
    const disabled = await signedIn(userId)
    await owner.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [userId])
    expect(await sessionOf(disabled)).toBeNull()
  })

  test('X-03 somebody else’s session is not found', async () => {
    const { sessionId } = await signedIn(office.head.userId)
    await expect(revokeSession(office.technician, { sessionId })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('X-03 a mailed link sets a new password once and ends every session', async () => {
    const { userId } = office.administrator
    const before = await signedIn(userId)
    await requestPasswordReset({ email: await addressOf(userId) }, from('192.0.2.40'))
    const { rows } = await owner.query(
      `SELECT payload->>'token' AS token FROM graphile_worker._private_jobs WHERE payload ? 'token'`.replace('payload ?', 'payload::jsonb ?'),
    )
    const token = rows[0].token as string
    await resetPassword({ token, password: 'another four plain words' }, from())
    expect(await sessionOf(before)).toBeNull()
    await expect(resetPassword({ token, password: 'another four plain words' }, from())).rejects.toMatchObject({ code: 'gone' })
    await expect(resetPassword({ token: 'x'.repeat(43), password: 'another four plain words' }, from())).rejects.toMatchObject({ code: 'gone' })
  })

  test('X-03 nothing but text is taken', () => {
    for (const email of [{ not: '' }, [], null, undefined]) expect(signInSchema.safeParse({ email, password }).success).toBe(false)
  })
})

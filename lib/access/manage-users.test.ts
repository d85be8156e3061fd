import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { changeUser } from './change-user'
import { disableUser, enableUser, endUserSessions } from './disable-user'
import { findSession } from './find-session'
import { inviteUser } from './invite-user'
import { getUser, listUsers } from './list-users'
import { requestPasswordReset, resetPassword } from './password-reset'
import { hashPassword } from './passwords'
import { sendPasswordLink } from './send-password-link'
import { readSessionToken } from './session-token'
import { listSessions } from './sessions'
import { type SignedIn, signIn } from './sign-in'
import { changeUserSchema, inviteUserSchema, userFiltersSchema, userIdSchema } from './user-schema'

const { owner } = await testDatabase()
const password = 'four plain words here'
const passwordHash = await hashPassword(password)
const from = () => ({ ip: null, userAgent: 'Test', at: new Date(), requestId: 'test' })
let office: Office
let elsewhere: Office
let boss: Actor

beforeEach(async () => {
  await owner.query('UPDATE "User" SET email = id::text')
  office = await anOffice(owner)
  elsewhere = await anOffice(owner)
  boss = office.administrator
  await owner.query('UPDATE "User" SET "passwordHash" = $1', [passwordHash])
  await owner.query(`UPDATE "User" SET email = id::text || '@example.test'`)
  await owner.query('DELETE FROM "SignInThrottle"')
})
const form = { name: 'Noa Berg', email: ' Noa.Berg@Example.test ', role: 'technician', departmentId: '', locale: 'en' }
const invite = (actor: Actor, changes: object = {}) => inviteUser(actor, inviteUserSchema.parse({ ...form, ...changes }))
const signedIn = async ({ userId }: Actor) => (await signIn({ email: `${userId}@example.test`, password }, from())) as SignedIn
const isOpen = async ({ token }: SignedIn) => {
  const read = await readSessionToken(token)
  return Boolean(read && (await findSession(read)))
}
const eventsOf = async (personId: string) =>
  (await owner.query('SELECT type FROM "AuditEvent" WHERE "personId" = $1 ORDER BY "recordedAt"', [personId])).rows.map((row) => row.type as string)
const linkTo = async (userId: string) => {
  const { rows } = await owner.query(
    `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'password-reset.send' AND payload->>'resetId' IN (SELECT id::text FROM "PasswordReset" WHERE "userId" = $1) ORDER BY j.id DESC`,
    [userId],
  )
  return (rows as { payload: { token: string } }[])[0]?.payload.token ?? ''
}
const administrators = async () =>
  (await owner.query(`SELECT count(*)::int n FROM "User" WHERE "tenantId" = $1 AND role = 'administrator' AND "disabledAt" IS NULL`, [office.tenantId])).rows[0]
    .n

describe('inviting', () => {
  test('X-03 an invited person gets one link, chooses a password by it and signs in', async () => {
    const { userId } = await invite(boss)
    expect(await getUser(boss, userId)).toMatchObject({ email: 'noa.berg@example.test', role: 'technician', joined: false, lastSignInAt: null })
    await resetPassword({ token: await linkTo(userId), password }, from())
    expect(await signIn({ email: 'noa.berg@example.test', password }, from())).toHaveProperty('token')
    expect(await eventsOf(userId)).toEqual(['user_invited', 'password_link_sent', 'password_changed', 'signed_in'])
  })

  test('X-03 an address is taken once an office, also when two invite it at once; another office does not matter', async () => {
    const both = await Promise.allSettled([invite(boss), invite(boss, { email: 'NOA.BERG@example.test' })])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(invite(boss)).rejects.toMatchObject({ code: 'invalid', fields: { email: 'taken' } })
    expect(await invite(elsewhere.administrator)).toHaveProperty('userId')
  })

  test('X-02 a department of another office is refused', async () => {
    await expect(invite(boss, { departmentId: elsewhere.technician.departmentId })).rejects.toMatchObject({ fields: { departmentId: 'unknown' } })
  })

  test('X-03 a new link shuts the one before', async () => {
    const { userId } = await invite(boss)
    const old = await linkTo(userId)
    await sendPasswordLink(boss, { userId })
    await expect(resetPassword({ token: old, password }, from())).rejects.toMatchObject({ code: 'gone' })
    await resetPassword({ token: await linkTo(userId), password }, from())
  })
})

describe('disabling', () => {
  test('X-03 a disabled person is out at once, in the same words as a wrong password, and gets no link', async () => {
    const { userId } = office.technician
    const session = await signedIn(office.technician)
    await requestPasswordReset({ email: `${userId}@example.test` }, from())
    const token = await linkTo(userId)
    await disableUser(boss, { userId })
    await disableUser(boss, { userId })
    expect(await isOpen(session)).toBe(false)
    await expect(signedIn(office.technician)).rejects.toMatchObject({ code: 'unauthenticated', reason: 'wrong_address_or_password' })
    await expect(resetPassword({ token, password: 'another good one' }, from())).rejects.toMatchObject({ code: 'gone' })
    const links = async () => (await owner.query('SELECT count(*)::int n FROM "PasswordReset" WHERE "userId" = $1', [userId])).rows[0].n
    const before = await links()
    await requestPasswordReset({ email: `${userId}@example.test` }, from())
    expect(await links()).toBe(before)
    await expect(sendPasswordLink(boss, { userId })).rejects.toMatchObject({ code: 'conflict', reason: 'disabled' })
    expect(await eventsOf(userId)).toEqual(['signed_in', 'password_reset_requested', 'user_disabled', 'session_revoked'])
    await enableUser(boss, { userId })
    expect(await isOpen(session)).toBe(false)
    expect(await signedIn(office.technician)).toHaveProperty('token')
  })

  test('X-03 a link asked for before and left open opens nothing for a disabled person', async () => {
    const { userId } = office.technician
    await requestPasswordReset({ email: `${userId}@example.test` }, from())
    const token = await linkTo(userId)
    await owner.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [userId])
    await expect(resetPassword({ token, password: 'another good one' }, from())).rejects.toMatchObject({ code: 'gone' })
  })

  test('X-03 ending sessions leaves the account open, and oneself signed in', async () => {
    const session = await signedIn(office.technician)
    await endUserSessions(boss, { userId: office.technician.userId })
    expect(await isOpen(session)).toBe(false)
    expect(await signedIn(office.technician)).toHaveProperty('token')
    const [here, there] = [await signedIn(boss), await signedIn(boss)]
    await endUserSessions({ ...boss, sessionId: here.sessionId }, { userId: boss.userId })
    expect([await isOpen(here), await isOpen(there)]).toEqual([true, false])
  })
})

test('X-03 a session that is idle for too long, over or ended is one no more, to its owner and to an administrator', async () => {
  const { userId } = office.technician
  const shown = async () => {
    const own = await listSessions({ ...office.technician, at: new Date() })
    return { own: own.map((session) => session.id), count: (await getUser(boss, userId)).liveSessions }
  }
  const [idle, over, ended, awake] = [
    await signedIn(office.technician),
    await signedIn(office.technician),
    await signedIn(office.technician),
    await signedIn(office.technician),
  ]
  const change = (column: string, to: string, { sessionId }: SignedIn) => owner.query(`UPDATE "Session" SET "${column}" = ${to} WHERE id = $1`, [sessionId])
  await change('seenAt', `now() - interval '59 minutes'`, idle)
  expect((await shown()).count).toBe(4)
  await change('seenAt', `now() - interval '61 minutes'`, idle)
  await change('expiresAt', `now() - interval '1 second'`, over)
  await change('revokedAt', 'now()', ended)
  expect(await shown()).toEqual({ own: [awake.sessionId], count: 1 })
  await change('seenAt', `now() - interval '61 minutes'`, awake)
  expect(await shown()).toEqual({ own: [], count: 0 })
})

describe('roles', () => {
  test('X-01 a new role ends the sessions; a new department alone does not', async () => {
    const session = await signedIn(office.technician)
    const { userId } = office.technician
    await changeUser(boss, { userId, role: 'technician', departmentId: null })
    expect(await isOpen(session)).toBe(true)
    await changeUser(boss, { userId, role: 'legal', departmentId: office.technician.departmentId })
    expect(await isOpen(session)).toBe(false)
    expect(await getUser(boss, userId)).toMatchObject({ role: 'legal', department: 'Retirement' })
    await changeUser(boss, { userId, role: 'member', departmentId: office.technician.departmentId })
    expect(await getUser(boss, userId)).toMatchObject({ role: 'member', departmentId: null })
  })

  test('X-01 a name and an address are mended; an address of somebody else is refused, and links to the old one stop working', async () => {
    const { userId, role, departmentId } = office.technician
    const same = { userId, role: role as 'technician', departmentId: departmentId ?? null }
    const session = await signedIn(office.technician)
    await sendPasswordLink(boss, { userId })
    await changeUser(boss, changeUserSchema.parse({ ...same, name: ' Elena  Vargas-Ortiz ', email: 'Elena.Ortiz@Harbor.Example.Test ' }))
    expect(await getUser(boss, userId)).toMatchObject({ name: 'Elena  Vargas-Ortiz', email: 'elena.ortiz@harbor.example.test', role })
    expect((await owner.query('SELECT 1 FROM "PasswordReset" WHERE "userId" = $1 AND "usedAt" IS NULL', [userId])).rowCount).toBe(0)
    expect(await isOpen(session)).toBe(true)
    const { email } = await getUser(boss, office.colleague.userId)
    await expect(changeUser(boss, { ...same, email })).rejects.toMatchObject({ fields: { email: 'taken' } })
    await changeUser(boss, { ...same, name: 'Elena  Vargas-Ortiz' })
    const { rows } = await owner.query(`SELECT details FROM "AuditEvent" WHERE type = 'user_corrected' AND "personId" = $1`, [userId])
    expect(rows).toMatchObject([{ details: { changed: ['name', 'email'] } }])
  })

  test('X-01 nobody takes the role or the access from himself', async () => {
    const refused = { code: 'conflict', reason: 'yourself' }
    await expect(changeUser(boss, { userId: boss.userId, role: 'legal', departmentId: null })).rejects.toMatchObject(refused)
    await expect(disableUser(boss, { userId: boss.userId })).rejects.toMatchObject(refused)
    await changeUser(boss, { userId: boss.userId, role: 'administrator', departmentId: null })
  })

  test.each([
    ['demote', (actor: Actor, userId: string) => changeUser(actor, { userId, role: 'technician', departmentId: null })],
    ['disable', (actor: Actor, userId: string) => disableUser(actor, { userId })],
  ])('X-01 two administrators who %s each other at once leave one', async (_what, act) => {
    for (let round = 0; round < 10; round++) {
      await owner.query(`UPDATE "User" SET role = 'administrator', "disabledAt" = NULL WHERE id = ANY($1)`, [[boss.userId, office.head.userId]])
      const other: Actor = { ...office.head, role: 'administrator' }
      const done = await Promise.allSettled([act(boss, other.userId), act(other, boss.userId)])
      expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      expect(await administrators()).toBe(1)
    }
  })
})

describe('who may', () => {
  const operations: [string, (actor: Actor, userId: string) => Promise<unknown>][] = [
    ['read a person', getUser],
    ['change', (actor, userId) => changeUser(actor, { userId, role: 'legal', departmentId: null })],
    ['disable', (actor, userId) => disableUser(actor, { userId })],
    ['enable', (actor, userId) => enableUser(actor, { userId })],
    ['end sessions', (actor, userId) => endUserSessions(actor, { userId })],
    ['send a link', (actor, userId) => sendPasswordLink(actor, { userId })],
  ]
  test.each(operations)('X-01 X-02 to %s: the wrong role is refused, another office finds nobody', async (_name, operation) => {
    const { userId } = office.colleague
    for (const actor of [office.member, office.technician, office.head, office.legal, { ...boss, role: 'api_client' as const }]) {
      await expect(operation(actor, userId)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(operation(elsewhere.administrator, userId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(operation(boss, newId())).rejects.toMatchObject({ code: 'not_found' })
  })

  test('X-01 the list and inviting are refused to everybody else', async () => {
    for (const actor of [office.member, office.technician, office.head, office.legal]) {
      await expect(listUsers(actor, {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(invite(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('X-02 every input is parsed strictly', () => {
    expect(inviteUserSchema.safeParse({ ...form, passwordHash: 'x' }).success).toBe(false)
    for (const email of ['', 'nobody', 'a@b.test, c@d.test', 'a@b.test\r\nBcc: c@d.test', { not: '' }, undefined]) {
      expect(inviteUserSchema.safeParse({ ...form, email }).success).toBe(false)
    }
    for (const role of ['api_client', 'system', '', undefined, { not: 'member' }]) expect(inviteUserSchema.safeParse({ ...form, role }).success).toBe(false)
    for (const userId of ['', 'x', undefined, { not: '' }]) expect(userIdSchema.safeParse({ userId }).success).toBe(false)
    expect(changeUserSchema.safeParse({ userId: newId(), role: 'legal' }).success).toBe(false)
    expect(userFiltersSchema.safeParse({ page: '2' }).success).toBe(false)
  })
})

test('X-01 the list pages by name without an offset, and is narrowed by words, role and state', async () => {
  await owner.query(
    `INSERT INTO "User" (id, "tenantId", email, name, role) SELECT gen_random_uuid(), $1, 'filler' || n || '@example.test', 'Same Name', 'member' FROM generate_series(1, 120) n`,
    [office.tenantId],
  )
  const ids: string[] = []
  for (let after: string | undefined, n = 0; n < 9; n++) {
    const { users, next } = await listUsers(boss, { after })
    ids.push(...users.map((user) => user.id))
    if (!next) break
    after = next
  }
  expect(new Set(ids).size).toBe(127)
  expect(ids).toHaveLength(127)
  await disableUser(boss, { userId: office.legal.userId })
  expect((await listUsers(boss, { state: 'disabled' })).users.map((user) => user.name)).toEqual(['Aisha Rahman'])
  expect((await listUsers(boss, { role: 'technician' })).users).toHaveLength(2)
  expect((await listUsers(boss, { q: 'ELENA' })).users).toHaveLength(1)
  expect((await listUsers(boss, { q: '%' })).users).toEqual([])
})

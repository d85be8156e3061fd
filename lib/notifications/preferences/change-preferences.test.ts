import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { changePreferences } from './change-preferences'
import { getPreferences } from './get-preferences'
import { changePreferencesSchema, preferencesFormSchema } from './schema'

const { owner } = await testDatabase()
let office: Office
beforeEach(async () => {
  office = await anOffice(owner)
})
const change = (form: object) => changePreferences(office.member, changePreferencesSchema.parse(form))
const rowsOf = async () => (await owner.query('SELECT * FROM "NotificationPreference" WHERE "userId" = $1', [office.member.userId])).rows

test('N-03 what is chosen is kept, what is not named stays, and the same again changes nothing', async () => {
  expect(await change({ frequency: 'daily_digest', quietHours: { from: '22:00', until: '07:00' } })).toEqual({ version: 1 })
  expect(await change({ channels: { email: false } })).toEqual({ version: 2 })
  expect(await change({ channels: { email: false } })).toEqual({ version: 2 })
  expect(await getPreferences(office.member)).toMatchObject({
    frequency: 'daily_digest',
    channels: { email: false, in_app: true },
    quietHours: { from: 1320, until: 420 },
    version: 2,
  })
  const { rows } = await owner.query(`SELECT details FROM "AuditEvent" WHERE type = 'preferences_changed' AND "personId" = $1 ORDER BY "recordedAt"`, [
    office.member.userId,
  ])
  expect(rows.map(({ details }) => details.changed)).toEqual([['frequency', 'quietHours'], ['channels']])
})

test.each([
  [{ frequency: 'hourly' }, 'frequency', 'daily_digest'],
  [{ channels: { pigeon: true } }, 'channels.pigeon', 'email'],
  [{ kinds: { document_received: { email: true } } }, 'kinds.document_received', 'hold_placed'],
  [{ kinds: { hold_placed: { pigeon: true } } }, 'kinds.hold_placed.pigeon', 'sms'],
  [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'America/Los_Angeles'],
  [{ timeZone: 'EST5' }, 'timeZone', 'America/Los_Angeles'],
])('N-03 %j is refused with the names there are, and nothing is half saved', async (form, field, allowed) => {
  await expect(change({ digestHour: 6, ...form })).rejects.toMatchObject({
    code: 'invalid',
    fields: { [field]: 'unknown' },
    details: { [field]: expect.arrayContaining([allowed]) },
  })
  expect(await rowsOf()).toEqual([])
})

test('N-03 two windows: the second save is told that something changed', async () => {
  await change({ version: 0, digestHour: 6 })
  await expect(change({ version: 0, digestHour: 7 })).rejects.toMatchObject({ code: 'conflict', reason: 'changed_meanwhile' })
  const both = await Promise.allSettled([change({ version: 1, digestHour: 9 }), change({ version: 1, digestHour: 10 })])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('N-03 a tick that says what its kind says anyhow is not kept', async () => {
  await change({ kinds: { case_completed: { email: false }, hold_placed: { in_app: false } } })
  expect((await rowsOf())[0].overrides).toEqual({ case_completed: { email: false } })
  await change({ kinds: { case_completed: { email: true } } })
  expect((await rowsOf())[0].overrides).toEqual({})
})

test('N-03 the form sends only what is ticked; what was shown and is not ticked is off', () => {
  const form = { version: '3', frequency: 'immediate', timeZone: 'UTC', digestHour: '8', shown: { channels: 'in_app email', kinds: 'hold_placed note_shared' } }
  expect(preferencesFormSchema.parse({ ...form, channels: { in_app: 'on' }, kinds: { hold_placed: { email: 'on' } } })).toEqual({
    version: 3,
    frequency: 'immediate',
    timeZone: 'UTC',
    digestHour: 8,
    slackId: null,
    quietHours: null,
    channels: { in_app: true, email: false },
    kinds: { hold_placed: { in_app: false, email: true }, note_shared: { in_app: false, email: false } },
  })
  expect(preferencesFormSchema.safeParse({ ...form, quiet: 'on', quietFrom: '22:00' }).error?.issues[0]).toMatchObject({
    path: ['quietUntil'],
    message: 'missing',
  })
  for (const wrong of [{ version: { not: '' } }, { frequency: [] }, { channels: null }, { kinds: 'x' }, { tenantId: 'x' }])
    expect(preferencesFormSchema.safeParse({ ...form, ...wrong }).success).toBe(false)
})

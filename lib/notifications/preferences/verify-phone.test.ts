import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { startService } from '@/lib/testing/service'
import { changePreferences } from './change-preferences'
import { getPreferences } from './get-preferences'
import { changePreferencesSchema, phoneCodeSchema, phoneSchema } from './schema'
import { sendPhoneCode } from './send-phone-code'
import { forgetPhone, requestPhoneCode, verifyPhone } from './verify-phone'

const { owner } = await testDatabase()
let office: Office
let twilio: Awaited<ReturnType<typeof startService>>
beforeAll(async () => {
  twilio = await startService(() => ({ status: 201, body: '{"sid": "SM1"}' }))
  Object.assign(process.env, { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'secret', TWILIO_FROM: '+12065550100', TWILIO_API_URL: twilio.url })
  forgetEnv()
})
afterAll(() => twilio.close())
beforeEach(async () => {
  office = await anOffice(owner)
  twilio.asked.length = 0
})

const now = () => ({ ...office.member, at: new Date() })
const ask = (phone = '206-555-0123') => requestPhoneCode(now(), phoneSchema.parse({ phone }))
const jobs = async () =>
  (
    await owner.query(
      `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'phone-code.send' AND payload->>'tenantId' = $1 ORDER BY j.id`,
      [office.tenantId],
    )
  ).rows.map((row) => row.payload as { tenantId: string; codeId: string; code: string })
const lastJob = async () => (await jobs()).at(-1) ?? { tenantId: '', codeId: '', code: '' }

test('N-03 a number is kept only when its code comes back', async () => {
  expect(await ask('(206) 555-0123')).toEqual({ phone: '+12065550123' })
  expect(await getPreferences(now())).toMatchObject({ smsPhone: null, codeSentTo: '+12065550123' })
  const job = await lastJob()
  await sendPhoneCode(job)
  const form = new URLSearchParams(twilio.asked[0]?.body.toString())
  expect(form.get('To')).toBe('+12065550123')
  expect(form.get('Body')).toContain(job.code)
  await verifyPhone(now(), phoneCodeSchema.parse({ code: ` ${job.code.slice(0, 3)} ${job.code.slice(3)} ` }))
  expect(await getPreferences(now())).toMatchObject({ smsPhone: '+12065550123', phoneVerified: true, channels: { sms: true } })
  await expect(verifyPhone(now(), { code: job.code })).rejects.toMatchObject({ code: 'gone' })
  await forgetPhone(now())
  await forgetPhone(now())
  expect(await getPreferences(now())).toMatchObject({ smsPhone: null, phoneVerified: false })
})

test('N-03 whoever had chosen otherwise before is texted from the first number on, and a second one leaves what was chosen since', async () => {
  const prove = async (number: string) => {
    await ask(number)
    await verifyPhone(now(), { code: (await lastJob()).code })
    return (await getPreferences(now())).channels.sms
  }
  const choose = (form: object) => changePreferences(now(), changePreferencesSchema.parse(form))
  await choose({ frequency: 'weekly_digest' })
  expect(await prove('206-555-0123')).toBe(true)
  await choose({ channels: { sms: false } })
  expect(await prove('206-555-0124')).toBe(false)
  expect(await getPreferences(now())).toMatchObject({ smsPhone: '+12065550124', frequency: 'weekly_digest', channels: { email: true } })
})

test('N-03 a code is guessed five times at most, also by many at once', async () => {
  await ask()
  const { code } = await lastJob()
  const wrong = code === '000000' ? '111111' : '000000'
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => verifyPhone(now(), { code: wrong })))
  const words = tries.map((one) => (one.status === 'rejected' ? one.reason.code : 'in'))
  expect(words.filter((word) => word === 'invalid')).toHaveLength(5)
  expect(words.filter((word) => word === 'gone')).toHaveLength(7)
  await expect(verifyPhone(now(), { code })).rejects.toMatchObject({ code: 'gone' })
})

test('N-03 a code is over after ten minutes, with a newer one, and is not texted then', async () => {
  await ask()
  const old = await lastJob()
  await ask()
  await expect(verifyPhone(now(), { code: old.code === (await lastJob()).code ? 'x' : old.code })).rejects.toMatchObject({ code: 'invalid' })
  await sendPhoneCode(old)
  expect(twilio.asked).toHaveLength(0)
  const { code } = await lastJob()
  await expect(verifyPhone({ ...now(), at: new Date(Date.now() + 11 * 60_000) }, { code })).rejects.toMatchObject({ code: 'gone' })
})

test('N-03 three codes an hour, also when asked for at once', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 6 }, () => ask()))
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await jobs()).toHaveLength(3)
  await expect(ask()).rejects.toMatchObject({ code: 'rate_limited' })
})

test('N-03 a phone in a wrong form is refused', () => {
  for (const phone of ['', '123', 'abc', '+0123456789', '0012065550123', '+1206555012345678', { not: '' }])
    expect(phoneSchema.safeParse({ phone }).success).toBe(false)
  expect(phoneSchema.parse({ phone: '+34 600 123 456' })).toEqual({ phone: '+34600123456' })
})

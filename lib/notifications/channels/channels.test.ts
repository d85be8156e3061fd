import { createECDH, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import webpush from 'web-push'
import { forgetEnv } from '@/lib/core/env'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { startService } from '@/lib/testing/service'
import { notifyPeople } from '../notify-people'
import { changePreferences } from '../preferences/change-preferences'
import { addPushSubscription } from '../preferences/push-subscriptions'
import { changePreferencesSchema } from '../preferences/schema'
import { reviveDeliveries } from '../revive-deliveries'
import { sendDelivery } from '../send-delivery'
import { isPushService } from './web-push'

const { owner } = await testDatabase()
type Answer = ReturnType<Parameters<typeof startService>[0]>
let office: Office
let answer: Answer
let service: Awaited<ReturnType<typeof startService>>
const vapid = webpush.generateVAPIDKeys()

beforeEach(async () => {
  office = await anOffice(owner)
  service = await startService(() => answer)
  Object.assign(process.env, {
    TWILIO_ACCOUNT_SID: 'AC1',
    TWILIO_AUTH_TOKEN: 'secret',
    TWILIO_FROM: '+12065550100',
    TWILIO_API_URL: service.url,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_API_URL: service.url,
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    VAPID_SUBJECT: 'mailto:office@example.test',
    PUSH_HOSTS: new URL(service.url).host,
  })
  forgetEnv()
})
afterEach(async () => {
  await service.close()
  for (const name of ['TWILIO_ACCOUNT_SID', 'SLACK_BOT_TOKEN', 'VAPID_PUBLIC_KEY', 'PUSH_HOSTS']) delete process.env[name]
  forgetEnv()
})

const browser = () => {
  const keys = createECDH('prime256v1')
  return { p256dh: keys.generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url') }
}
const channels = {
  sms: {
    ready: () =>
      owner.query(
        `INSERT INTO "NotificationPreference" (id, "tenantId", "userId", channels, "smsPhone", "phoneVerifiedAt") VALUES (gen_random_uuid(), $1, $2, '{"sms": true}', '+12065550123', now())`,
        [office.tenantId, office.member.userId],
      ),
    yes: { status: 201, body: '{"sid": "SM1", "status": "queued"}' },
    id: 'SM1',
    no: { status: 400, body: '{"code": 21211, "message": "The To number is not valid."}' },
    why: '21211',
  },
  slack: {
    ready: () => changePreferences(office.member, changePreferencesSchema.parse({ channels: { slack: true }, slackId: 'U012ABCDEF' })),
    yes: { status: 200, body: '{"ok": true, "ts": "1503435956.000247"}' },
    id: '1503435956.000247',
    no: { status: 200, body: '{"ok": false, "error": "channel_not_found"}' },
    why: 'channel_not_found',
  },
  web_push: {
    ready: async () => {
      await changePreferences(office.member, changePreferencesSchema.parse({ channels: { web_push: true } }))
      await addPushSubscription(office.member, { endpoint: `${service.url}/push/1`, keys: browser() })
    },
    yes: { status: 201 },
    id: '127.0.0.1',
    no: { status: 413, body: 'too large' },
    why: '413',
  },
} as const

async function held() {
  const { caseId, number } = await office.openCase()
  await placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need the letter of Dr. Meyer.', items: [{ name: 'Letter of Dr. Meyer' }] }))
  const { rows } = await owner.query(`SELECT id FROM "AuditEvent" WHERE type = 'case_held' AND "caseId" = $1`, [caseId])
  await notifyPeople({ tenantId: office.tenantId, eventId: rows[0].id })
  return number
}
const delivery = async (channel: string) =>
  (await owner.query(`SELECT * FROM "Delivery" WHERE "tenantId" = $1 AND channel = $2::"Channel"`, [office.tenantId, channel])).rows[0]
const send = async (channel: string) => {
  await sendDelivery({ tenantId: office.tenantId, deliveryId: (await delivery(channel)).id })
  return delivery(channel)
}
const trail = async (type: string) =>
  (await owner.query(`SELECT details FROM "AuditEvent" WHERE "tenantId" = $1 AND type = $2 ORDER BY "recordedAt"`, [office.tenantId, type])).rows.map(
    (row) => row.details,
  )

describe.each(Object.entries(channels))('N-02 by %s', (name, channel) => {
  beforeEach(() => channel.ready())

  test('a message that is taken is sent, once, and in the trail with the service’s id', async () => {
    answer = channel.yes
    await held()
    expect(await send(name)).toMatchObject({ status: 'sent', messageId: channel.id, attempts: 1 })
    await send(name)
    expect(service.asked).toHaveLength(1)
    expect(await trail('message_sent')).toMatchObject([{ channel: name, messageId: channel.id, compliance: expect.arrayContaining(['SOC 2 CC7.2']) }])
  })

  test('what is refused is final and says why', async () => {
    answer = channel.no
    await held()
    expect(await send(name)).toMatchObject({ status: 'failed', error: expect.stringContaining(channel.why) })
    await send(name)
    expect(service.asked).toHaveLength(1)
    expect(await trail('message_failed')).toMatchObject([{ channel: name, retryAt: null }])
  })

  test.each([
    ['is busy', { status: 429, body: '{}', headers: { 'retry-after': '30' } }],
    ['is broken', { status: 503, body: '<html>' }],
    ['hangs up', 'hang-up'],
  ] as [string, Answer][])('a service that %s is asked again later', async (_what, trouble) => {
    answer = trouble
    await held()
    expect(await send(name)).toMatchObject({ status: 'queued', attempts: 1 })
    answer = channel.yes
    expect(await send(name)).toMatchObject({ status: 'sent', attempts: 2 })
  })

  test('no paper, reason or file is named', async () => {
    answer = channel.yes
    const number = await held()
    await send(name)
    const said = service.asked[0]?.body.toString() ?? ''
    expect(said).not.toMatch(/Meyer|letter/i)
    if (name !== 'web_push') expect(said).toContain(number)
  })

  test('without an address nothing is sent, and the delivery says so', async () => {
    answer = channel.yes
    await held()
    await owner.query(`UPDATE "NotificationPreference" SET "smsPhone" = NULL, "slackId" = NULL WHERE "tenantId" = $1`, [office.tenantId])
    await owner.query(`DELETE FROM "PushSubscription" WHERE "tenantId" = $1`, [office.tenantId])
    expect(await send(name)).toMatchObject({ status: 'skipped', error: 'no_message' })
    expect(service.asked).toHaveLength(0)
  })
})

test('N-02 a service that says nothing is given up after its time, and asked again', async () => {
  await channels.slack.ready()
  await held()
  answer = 'stall'
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort(new DOMException('late', 'TimeoutError')))
  expect(await send('slack')).toMatchObject({ status: 'queued', error: 'timeout' })
  timeout.mockRestore()
})

test('N-02 a text message goes to Twilio as its page tells', async () => {
  await channels.sms.ready()
  answer = channels.sms.yes
  const number = await held()
  await send('sms')
  const [asked] = service.asked
  expect(asked).toMatchObject({ method: 'POST', url: '/2010-04-01/Accounts/AC1/Messages.json' })
  expect(asked?.headers.authorization).toBe(`Basic ${Buffer.from('AC1:secret').toString('base64')}`)
  const form = new URLSearchParams(asked?.body.toString())
  expect(form.get('To')).toBe('+12065550123')
  expect(form.get('Body')).toBe(`Harbor County Benefits: Your case ${number} has been placed on hold http://localhost:3000/cases/${number}`)
})

test('N-02 a push message is encrypted for its browser, and one that is gone is forgotten quietly', async () => {
  await channels.web_push.ready()
  answer = { status: 410 }
  await held()
  expect(await send('web_push')).toMatchObject({ status: 'failed', error: 'gone' })
  expect(service.asked[0]?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', authorization: expect.stringContaining('vapid t=') })
  expect((await owner.query(`SELECT 1 FROM "PushSubscription" WHERE "tenantId" = $1`, [office.tenantId])).rowCount).toBe(0)
})

test('N-02 a push endpoint is a push service’s or refused: nothing goes to an address somebody made up', async () => {
  process.env.PUSH_HOSTS = 'fcm.googleapis.com,*.push.apple.com'
  forgetEnv()
  for (const endpoint of ['https://fcm.googleapis.com/fcm/send/x', 'https://web.push.apple.com/x']) expect(isPushService(endpoint)).toBe(true)
  for (const endpoint of [
    'http://fcm.googleapis.com/x',
    'https://evil.test/fcm.googleapis.com',
    'https://push.apple.com.evil.test/',
    'https://169.254.169.254/',
    'x',
  ])
    expect(isPushService(endpoint)).toBe(false)
  await expect(addPushSubscription(office.member, { endpoint: 'https://evil.test/x', keys: browser() })).rejects.toMatchObject({
    fields: { endpoint: 'unknown' },
  })
})

test('N-02 a failing channel never blocks another', async () => {
  await channels.sms.ready()
  await changePreferences(office.member, changePreferencesSchema.parse({ channels: { slack: true }, slackId: 'U012ABCDEF' }))
  answer = channels.sms.no
  await held()
  await send('sms')
  answer = channels.slack.yes
  expect(await send('slack')).toMatchObject({ status: 'sent' })
  expect(await delivery('in_app')).toMatchObject({ status: 'delivered' })
})

test('N-03 what rings waits for the end of quiet hours', async () => {
  await channels.slack.ready()
  await held()
  const minute = new Date().getUTCHours() * 60 + new Date().getUTCMinutes()
  const clock = (at: number) => `${String(Math.floor((at % 1440) / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  await changePreferences(
    office.member,
    changePreferencesSchema.parse({ timeZone: 'UTC', quietHours: { from: clock(minute + 1440 - 5), until: clock(minute + 90) } }),
  )
  expect(await send('slack')).toMatchObject({ status: 'queued', attempts: 0 })
  expect(service.asked).toHaveLength(0)
  const { rows } = await owner.query(`SELECT run_at - now() AS wait FROM graphile_worker._private_jobs WHERE key = $1`, [
    `delivery:${(await delivery('slack')).id}`,
  ])
  expect(rows[0].wait.hours).toBe(1)
})

test('N-02 a delivery that waits without its job is sent again, by its own channel’s job', async () => {
  for (const channel of Object.values(channels)) await channel.ready()
  await changePreferences(office.member, changePreferencesSchema.parse({ channels: { slack: true, web_push: true } }))
  await held()
  await owner.query('DELETE FROM graphile_worker._private_jobs')
  await owner.query(`UPDATE "Delivery" SET "queuedAt" = now() - interval '11 minutes' WHERE "tenantId" = $1 AND status = 'queued'`, [office.tenantId])
  await reviveDeliveries()
  const { rows } = await owner.query(
    `SELECT d.channel, t.identifier AS job, j.payload FROM "Delivery" d
     JOIN graphile_worker._private_jobs j ON j.key = 'delivery:' || d.id JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE d."tenantId" = $1 ORDER BY d.channel::text`,
    [office.tenantId],
  )
  const jobs = { email: 'delivery.send', slack: 'slack.send', sms: 'sms.send', web_push: 'web-push.send' }
  expect(rows.map(({ channel, job }) => [channel, job])).toEqual(Object.entries(jobs))
  for (const { payload } of rows) expect(payload).toEqual({ tenantId: office.tenantId, deliveryId: expect.any(String) })
  expect(await reviveDeliveries()).toBe(0)
})

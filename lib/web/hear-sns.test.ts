import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { POST } from '@/app/api/inbound/ses/route'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { certificatesFrom } from '@/lib/notifications/ses/certificates'
import { confirmTopic } from '@/lib/notifications/ses/confirm-topic'
import { keepMessage } from '@/lib/notifications/ses/keep-message'
import { testDatabase } from '@/lib/testing/database'
import { aSigner, certificateUrl, type Sns, signed, topicArn } from '@/lib/testing/sns'
import { hearSns } from './hear-sns'

const { owner } = await testDatabase()
process.env.SES_TOPIC_ARNS = `arn:aws:sns:us-west-2:123456789012:other, ${topicArn}`
forgetEnv()

const amazon = aSigner()
const stranger = aSigner()
const expired = aSigner('sns.amazonaws.com', new Date('2020-01-01'), new Date('2021-01-01'))
const somebody = aSigner('sns.example.com')
const expiredUrl = certificateUrl.replace('0123abcd', 'expired')
const somebodyUrl = certificateUrl.replace('0123abcd', 'somebody')
const pems: Record<string, string> = { [certificateUrl]: amazon.pem, [expiredUrl]: expired.pem, [somebodyUrl]: somebody.pem }

let asked: string[] = []
let left: string[] = []
const fetchItself = globalThis.fetch
beforeAll(() => {
  globalThis.fetch = async (input) => {
    left.push(String(input))
    throw new Error('nothing leaves the machine')
  }
})
afterAll(() => {
  globalThis.fetch = fetchItself
})
beforeEach(() => {
  asked = []
  left = []
})

const load = async (url: string) => {
  asked.push(url)
  const pem = pems[url]
  if (!pem) throw new Error('there is no such certificate')
  return pem
}
const post = (body: string | Sns) =>
  new Request('http://localhost:3000/api/inbound/ses', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })
const certificateAt = certificatesFrom(load)
const hear = (body: string | Sns) => hearSns(post(body), (text) => keepMessage(text, { certificateAt, now: new Date() }))
const kept = async (id: string | undefined) => (await owner.query('SELECT * FROM "SesMessage" WHERE id = $1', [id])).rows
const jobs = async (id: string | undefined) =>
  (
    await owner.query(
      `SELECT task_identifier AS job FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p USING (id) WHERE p.payload->>'messageId' = $1`,
      [id],
    )
  ).rows
const count = async () => (await owner.query('SELECT count(*)::int AS n FROM "SesMessage"')).rows[0].n as number

test.each(['1', '2'])('N-07 what SNS signed by version %s is kept as it came, with a job, before the answer', async (SignatureVersion) => {
  const message = signed(amazon, { SignatureVersion, Subject: 'Amazon SES', Message: '{"notificationType":"Delivery"}' })
  expect((await hear(message)).status).toBe(200)
  expect(await kept(message.MessageId)).toMatchObject([{ type: 'Notification', topicArn, body: JSON.stringify(message), outcome: null }])
  expect(await jobs(message.MessageId)).toEqual([{ job: 'ses.hear' }])
})

test('N-07 the same message again is kept once and works once, also when both come together', async () => {
  const message = signed(amazon)
  expect((await Promise.all([hear(message), hear(message), hear(message)])).map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await kept(message.MessageId)).toHaveLength(1)
  expect(await jobs(message.MessageId)).toHaveLength(1)
})

const hourAgo = new Date(Date.now() - 61 * 60_000).toISOString()
const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
const good = signed(amazon, { Message: 'as it was signed' })
const confirmation = { Type: 'SubscriptionConfirmation', Token: 'a token' }
const forgeries: Record<string, [Sns, string]> = {
  'another key': [signed(stranger), 'signature'],
  'words changed after signing': [{ ...good, Message: 'as it was changed' }, 'signature'],
  'a subject added after signing': [{ ...good, Subject: 'added' }, 'signature'],
  'an id of its own for an old message': [{ ...good, MessageId: newId() }, 'signature'],
  'version 1 said of a signature of version 2': [{ ...good, SignatureVersion: '1' }, 'signature'],
  'a version there is not': [{ ...good, SignatureVersion: '3' }, 'signature_version'],
  'a certificate that ran out': [signed(expired, { SigningCertURL: expiredUrl }), 'signature'],
  'a certificate of somebody else': [signed(somebody, { SigningCertURL: somebodyUrl }), 'signature'],
  'a topic that is not ours': [signed(amazon, { TopicArn: `${topicArn}-2` }), 'topic'],
  'an old message': [signed(amazon, { Timestamp: hourAgo }), 'age'],
  'a message from tomorrow': [signed(amazon, { Timestamp: tomorrow }), 'age'],
  'a time that is none': [signed(amazon, { Timestamp: 'soon' }), 'age'],
  'a subscription that leads elsewhere': [
    signed(amazon, { ...confirmation, SubscribeURL: `https://evil.example/?Action=ConfirmSubscription&TopicArn=${topicArn}` }),
    'subscribe_address',
  ],
  'a subscription of another topic': [
    signed(amazon, { ...confirmation, SubscribeURL: `https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topicArn}-2&Token=x` }),
    'subscribe_address',
  ],
}
for (const url of [
  'http://sns.us-west-2.amazonaws.com/a.pem',
  'https://sns.us-west-2.amazonaws.com.evil.example/a.pem',
  'https://evil.example/sns.us-west-2.amazonaws.com/a.pem',
  'https://sns.us-west-2.amazonaws.com@evil.example/a.pem',
  'https://sns.us-west-2.amazonaws.com:8443/a.pem',
  'https://sns.us-west-2.amazonaws.com/a.pem?b=.txt',
  'https://sns.us-west-2.amazonaws.com/a.txt',
  'https://bucket.s3.amazonaws.com/a.pem',
  'https://127.0.0.1/a.pem',
  'file:///etc/a.pem',
])
  forgeries[`a certificate at ${url}`] = [signed(stranger, { SigningCertURL: url }), 'certificate_address']

test.each(Object.entries(forgeries))('N-07 %s is refused, nothing is kept and no request leaves the machine', async (_, [message, reason]) => {
  const before = await count()
  const answer = await hear(message)
  expect([answer.status, await answer.json()]).toEqual([403, { message: reason }])
  expect(await count()).toBe(before)
  expect(left).toEqual([])
  if (reason !== 'signature') {
    expect(asked).toEqual([])
    expect((await POST(post(message))).status).toBe(403)
    expect(left).toEqual([])
  }
})

test('N-07 what is no message, or too large a one, is refused on its face', async () => {
  const { Signature: _, ...unsigned } = signed(amazon)
  for (const body of ['', 'no json', '[]', '"text"', '{}', JSON.stringify(unsigned), JSON.stringify({ ...good, MessageId: { $ne: '' } })])
    expect((await POST(post(body))).status).toBe(400)
  expect((await POST(post(JSON.stringify(signed(amazon, { Message: 'x'.repeat(256 * 1024) }))))).status).toBe(413)
  expect(left).toEqual([])
})

test('N-07 without a topic in the settings nobody is heard', async () => {
  process.env.SES_TOPIC_ARNS = ''
  forgetEnv()
  try {
    expect((await hear(signed(amazon, { TopicArn: '' }))).status).toBe(400)
    expect((await hear(signed(amazon))).status).toBe(403)
  } finally {
    process.env.SES_TOPIC_ARNS = topicArn
    forgetEnv()
  }
})

test('N-07 a certificate is fetched once; when it cannot be had, SNS is asked to come again', async () => {
  const fresh = certificatesFrom(load)
  const keep = (text: string) => keepMessage(text, { certificateAt: fresh, now: new Date() })
  for (let n = 0; n < 3; n++) expect((await hearSns(post(signed(amazon)), keep)).status).toBe(200)
  expect(asked).toEqual([certificateUrl])
  const missing = signed(amazon, { SigningCertURL: certificateUrl.replace('0123abcd', 'missing') })
  expect((await hearSns(post(missing), keep)).status).toBe(503)
  expect(await kept(missing.MessageId)).toEqual([])
})

test('N-07 a subscription is confirmed at Amazon, only for a topic of the settings, and once', async () => {
  const SubscribeURL = `https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=abc`
  const message = signed(amazon, { ...confirmation, SubscribeURL })
  expect((await hear(message)).status).toBe(200)
  expect(await jobs(message.MessageId)).toEqual([{ job: 'ses.confirm' }])
  const visited: string[] = []
  const visit = (status: number) => async (url: string) => {
    visited.push(url)
    return status
  }
  const job = { messageId: message.MessageId ?? '' }
  await expect(confirmTopic(job, visit(500))).rejects.toThrow('500')
  await confirmTopic(job, visit(200))
  await confirmTopic(job, visit(200))
  expect(visited).toEqual([SubscribeURL, SubscribeURL])
  expect(await kept(message.MessageId)).toMatchObject([{ outcome: 'confirmed' }])

  const late = signed(amazon, { ...confirmation, SubscribeURL })
  await hear(late)
  process.env.SES_TOPIC_ARNS = 'arn:aws:sns:us-west-2:123456789012:other'
  forgetEnv()
  try {
    await confirmTopic({ messageId: late.MessageId ?? '' }, visit(200))
  } finally {
    process.env.SES_TOPIC_ARNS = topicArn
    forgetEnv()
  }
  expect(visited).toHaveLength(2)
  expect(await kept(late.MessageId)).toMatchObject([{ outcome: 'of_no_concern' }])
})

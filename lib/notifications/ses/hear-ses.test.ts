import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { topicArn } from '@/lib/testing/sns'
import { hearSes } from './hear-ses'

const { owner } = await testDatabase()
const office = await anOffice(owner)
await owner.query(`INSERT INTO "TrackingSettings" ("tenantId", opens, clicks) VALUES ($1, true, true)`, [office.tenantId])

type Letter = { deliveryId: string; sesId: string; userId: string; address: string }

/** A letter of ours that went out to somebody new, or is still waiting. */
async function aLetter({ status = 'sent', windowId = null as string | null, kind = 'hold_placed', userId = '' } = {}): Promise<Letter> {
  const person = userId || (await office.addPerson(`Tom ${newId()}`, 'member')).userId
  const [notificationId, deliveryId, sesId] = [newId(), newId(), `0100018f2c3d4e5f-${newId()}-000000`]
  const address = `${person}@example.test`
  await owner.query(`INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", priority) VALUES ($1, $2, $3, $4, $5, 'high')`, [
    notificationId,
    office.tenantId,
    newId(),
    kind,
    person,
  ])
  await owner.query(
    `INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, status, address, "acceptedAs", "messageId", "windowId", "sentAt")
     VALUES ($1, $2, $3, 'email', $4::"DeliveryStatus", $5, $6, $7, $8, now())`,
    [deliveryId, office.tenantId, notificationId, status, address, sesId, windowId ? `<${windowId}@x>` : `<${deliveryId}@x>`, windowId],
  )
  return { deliveryId, sesId, userId: person, address }
}

const at = '2026-11-20T10:00:00.000Z'
const kinds = {
  delivery: { notificationType: 'Delivery', delivery: { timestamp: at, smtpResponse: '250 ok' } },
  bounce: {
    notificationType: 'Bounce',
    bounce: { timestamp: at, bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [{ diagnosticCode: '550 no such user' }] },
  },
  soft: { notificationType: 'Bounce', bounce: { timestamp: at, bounceType: 'Transient', bounceSubType: 'MailboxFull', bouncedRecipients: [] } },
  complaint: { notificationType: 'Complaint', complaint: { timestamp: at, complaintFeedbackType: 'abuse' } },
  open: { eventType: 'Open', open: { timestamp: at } },
  click: { eventType: 'Click', click: { timestamp: at, link: 'http://localhost:3000/' } },
} as const

type How = 'header' | 'their id' | 'tag'
function mailOf({ deliveryId, sesId }: Letter, how: How) {
  if (how === 'header') return { messageId: `0100-${newId()}`, headers: [{ name: 'Message-ID', value: `<${deliveryId}@casebell.example.test>` }] }
  return { messageId: how === 'tag' ? `0100-${newId()}` : sesId, ...(how === 'tag' ? { tags: { delivery: [deliveryId] } } : {}) }
}

/** Keeps what SES says, as the entrance does. */
async function keep(event: object, receivedAt = new Date()): Promise<string> {
  const id = newId()
  const message = { Type: 'Notification', MessageId: id, TopicArn: topicArn, Message: JSON.stringify(event), Timestamp: at }
  const body = JSON.stringify({ ...message, SignatureVersion: '2', Signature: 'x', SigningCertURL: 'x' })
  await owner.query(`INSERT INTO "SesMessage" (id, type, "topicArn", body, "receivedAt") VALUES ($1, 'Notification', $2, $3, $4)`, [
    id,
    topicArn,
    body,
    receivedAt,
  ])
  return id
}
const say = async (letter: Letter, kind: keyof typeof kinds, how: How = 'header') =>
  hearSes({ messageId: await keep({ ...kinds[kind], mail: mailOf(letter, how) }) })

const stateOf = async ({ deliveryId }: Letter) =>
  (
    await owner.query(
      `SELECT status::text, error, "bounceType"::text, "deliveredAt", "openedAt", "clickedAt", "bouncedAt", "complainedAt" FROM "Delivery" WHERE id = $1`,
      [deliveryId],
    )
  ).rows[0]
const eventsOf = async ({ userId }: Letter) =>
  (await owner.query(`SELECT type, details FROM "AuditEvent" WHERE "personId" = $1 ORDER BY type`, [userId])).rows as {
    type: string
    details: Record<string, unknown>
  }[]
const flagsOf = async ({ userId }: Letter) =>
  (await owner.query(`SELECT kind::text, address, detail FROM "EmailFlag" WHERE "userId" = $1 AND "openUserId" = "userId" ORDER BY kind`, [userId])).rows
const outcomeOf = async (id: string) => (await owner.query(`SELECT outcome, tries FROM "SesMessage" WHERE id = $1`, [id])).rows[0]
const retriesOf = async (id: string) =>
  (await owner.query(`SELECT run_at FROM graphile_worker._private_jobs WHERE payload->>'messageId' = $1`, [id])).rows as { run_at: Date }[]

const orders = <T>(all: T[]): T[][] =>
  all.length < 2 ? [all] : all.flatMap((one, n) => orders([...all.slice(0, n), ...all.slice(n + 1)]).map((rest) => [one, ...rest]))
const allOrders = orders(['delivery', 'bounce', 'complaint', 'bounce'] as (keyof typeof kinds)[])

test('N-05 N-07 all 24 orders of delivery, bounce, complaint and a duplicate end in one state, one event each and the same flags', async () => {
  const ends = new Set<string>()
  for (const order of allOrders) {
    const letter = await aLetter()
    for (const kind of order) await say(letter, kind)
    const flags = (await flagsOf(letter)).map(({ kind, detail }) => ({ kind, detail }))
    ends.add(JSON.stringify([await stateOf(letter), (await eventsOf(letter)).map(({ type }) => type), flags]))
  }
  expect(allOrders).toHaveLength(24)
  expect([...ends].map((end) => JSON.parse(end))).toEqual([
    [
      {
        status: 'complained',
        error: 'called spam',
        bounceType: 'permanent',
        deliveredAt: at,
        openedAt: null,
        clickedAt: null,
        bouncedAt: at,
        complainedAt: at,
      },
      ['email_bounced', 'email_complained', 'email_delivered', 'email_flagged', 'email_flagged'],
      [
        { kind: 'hard_bounce', detail: 'General: 550 no such user' },
        { kind: 'spam_complaint', detail: 'abuse' },
      ],
    ],
  ])
})

test.each(['header', 'their id', 'tag'] as const)('N-05 N-07 a letter is found by its %s', async (how) => {
  const letter = await aLetter()
  for (const kind of ['delivery', 'open', 'click'] as const) await say(letter, kind, how)
  expect(await stateOf(letter)).toMatchObject({ status: 'clicked', deliveredAt: new Date(at), openedAt: new Date(at), clickedAt: new Date(at) })
})

test('N-11 of an opened letter the message, with address and device, is not kept, and where nobody tracks nothing is', async () => {
  const event = { ...kinds.open, open: { timestamp: at, ipAddress: '192.0.2.1', userAgent: 'Mozilla/5.0' } }
  const bodyOf = async (id: string) => (await owner.query(`SELECT body, outcome FROM "SesMessage" WHERE id = $1`, [id])).rows[0]
  const letter = await aLetter()
  const heard = await keep({ ...event, mail: mailOf(letter, 'header') })
  await hearSes({ messageId: heard })
  expect(await bodyOf(heard)).toEqual({ body: '', outcome: 'applied' })
  await owner.query(`UPDATE "TrackingSettings" SET opens = false WHERE "tenantId" = $1`, [office.tenantId])
  const other = await aLetter()
  const dropped = await keep({ ...event, mail: mailOf(other, 'header') })
  await hearSes({ messageId: dropped })
  expect(await bodyOf(dropped)).toEqual({ body: '', outcome: 'not_wanted' })
  expect(await stateOf(other)).toMatchObject({ status: 'sent', openedAt: null })
  await owner.query(`UPDATE "TrackingSettings" SET opens = true WHERE "tenantId" = $1`, [office.tenantId])
})

test('N-06 what the mail’s way reports is audited with type, method, message id and compliance tags', async () => {
  const letter = await aLetter()
  await say(letter, 'bounce')
  const [bounced] = await eventsOf(letter)
  expect(bounced).toMatchObject({
    type: 'email_bounced',
    details: {
      type: 'hold_placed',
      method: 'immediate',
      bounceType: 'permanent',
      address: letter.address,
      reportedAt: at,
      compliance: ['HIPAA 164.312(b)', 'SOC 2 CC7.2'],
    },
  })
  expect(bounced?.details.messageId).toMatch(/^0100-/)
})

test('N-07 a report of one who is told twice at once is applied once', async () => {
  const letter = await aLetter()
  const ids = await Promise.all([1, 2, 3, 4].map(() => keep({ ...kinds.complaint, mail: mailOf(letter, 'header') })))
  await Promise.all(ids.map((messageId) => hearSes({ messageId })))
  expect((await eventsOf(letter)).map(({ type }) => type)).toEqual(['email_complained', 'email_flagged'])
})

test('N-07 a bounce that comes before we wrote down the sending waits for it', async () => {
  const letter = await aLetter({ status: 'queued' })
  const messageId = await keep({ ...kinds.bounce, mail: mailOf(letter, 'header') })
  await hearSes({ messageId })
  expect(await stateOf(letter)).toMatchObject({ status: 'queued', bouncedAt: null })
  expect(await outcomeOf(messageId)).toEqual({ outcome: null, tries: 1 })
  expect(await retriesOf(messageId)).toHaveLength(1)
  await owner.query(`UPDATE "Delivery" SET status = 'sent' WHERE id = $1`, [letter.deliveryId])
  await hearSes({ messageId })
  await hearSes({ messageId })
  expect(await stateOf(letter)).toMatchObject({ status: 'bounced', error: 'bounced: permanent' })
  expect(await outcomeOf(messageId)).toEqual({ outcome: 'applied', tries: 2 })
})

test('N-07 an unknown letter is asked for again for an hour, and what was said of it stays kept', async () => {
  const nobody = { deliveryId: newId(), sesId: newId(), userId: '', address: '' }
  const messageId = await keep({ ...kinds.bounce, mail: mailOf(nobody, 'header') })
  await hearSes({ messageId })
  expect(await retriesOf(messageId)).toHaveLength(1)
  await hearSes({ messageId }, new Date(Date.now() + 3_600_000))
  expect(await outcomeOf(messageId)).toEqual({ outcome: 'unknown', tries: 2 })
})

test.each([
  ['a send', { eventType: 'Send', mail: { messageId: 'x' } }],
  ['a delay', { eventType: 'DeliveryDelay', mail: { messageId: 'x' }, deliveryDelay: {} }],
  ['a complaint taken back', { ...kinds.complaint, complaint: { complaintFeedbackType: 'not-spam' }, mail: { messageId: 'x' } }],
  ['a test', { text: 'Successfully validated SNS topic for Amazon SES event publishing.' }],
  ['nonsense', { notificationType: '__proto__', mail: null }],
])('N-07 %s is of no concern', async (_, event) => {
  const messageId = await keep(event)
  await hearSes({ messageId })
  expect(await outcomeOf(messageId)).toEqual({ outcome: 'of_no_concern', tries: 1 })
})

test('N-08 a transient bounce does not flag; a full mailbox is seen on the letter', async () => {
  const letter = await aLetter()
  await say(letter, 'soft')
  expect(await stateOf(letter)).toMatchObject({ status: 'bounced', error: 'bounced: transient' })
  expect(await flagsOf(letter)).toEqual([])
})

test('N-08 an open flag is not set again, also by several letters at once', async () => {
  const first = await aLetter()
  const more = await Promise.all([1, 2, 3].map(() => aLetter({ userId: first.userId })))
  await Promise.all([first, ...more].map((letter) => say(letter, 'bounce')))
  expect(await flagsOf(first)).toHaveLength(1)
  expect((await eventsOf(first)).filter(({ type }) => type === 'email_flagged')).toHaveLength(1)
})

test('N-04 what a digest told shares the fate of its letter', async () => {
  const windowId = newId()
  const person = await office.addPerson(`Tom ${newId()}`, 'member')
  await owner.query(
    `INSERT INTO "DigestWindow" (id, "tenantId", "userId", method, "periodOn", "dueAt") VALUES ($1, $2, $3, 'daily_digest', '2026-11-20', now())`,
    [windowId, office.tenantId, person.userId],
  )
  const digest = await aLetter({ windowId, kind: 'digest', userId: person.userId })
  const item = await aLetter({ windowId, kind: 'mention', userId: person.userId })
  await say(digest, 'bounce')
  expect((await stateOf(item)).status).toBe('bounced')
})

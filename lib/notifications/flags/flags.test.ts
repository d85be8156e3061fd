import { expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { systemActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { testDatabase } from '@/lib/testing/database'
import { aDelivery } from '@/lib/testing/everybody'
import { anOffice } from '@/lib/testing/office'
import { listEmailIssues } from './list-email-issues'
import { resolveEmailIssue } from './resolve-email-issue'
import { setFlag } from './set-flag'

const { owner } = await testDatabase()
const office = await anOffice(owner)
const neighbour = await anOffice(owner)
const now = (actor: Actor): Actor => ({ ...actor, at: new Date() })

/** Somebody whose letter came back. */
async function flagged(name: string, kinds: ('hard_bounce' | 'spam_complaint')[] = ['hard_bounce']) {
  const { userId } = await office.addPerson(name, 'member')
  const { deliveryId, address } = await aDelivery(owner, office.tenantId, userId)
  const flag = (kind: (typeof kinds)[number]) =>
    transact(office, (tx) => setFlag(tx, systemActor(office.tenantId, new Date(), newId()), { userId, kind, address, deliveryId, detail: '550 no such user' }))
  for (const kind of kinds) await flag(kind)
  return { userId, address, flag }
}
const rowsOf = async (userId: string) =>
  (await owner.query(`SELECT kind::text, "openUserId", "resolvedById", note FROM "EmailFlag" WHERE "userId" = $1 ORDER BY "flaggedAt", id`, [userId])).rows
const resolutionsOf = async (userId: string) =>
  (await owner.query(`SELECT details, "actorId" FROM "AuditEvent" WHERE type = 'email_flag_resolved' AND "personId" = $1`, [userId])).rows

test('N-08 an administrator sees each flagged person once, with address, reason and what the other side said', async () => {
  const { userId, address } = await flagged('Noa Berg', ['hard_bounce', 'spam_complaint'])
  const { issues, total } = await listEmailIssues(office.administrator)
  expect(total).toBe(issues.length)
  expect(issues.filter((issue) => issue.userId === userId)).toEqual([
    {
      userId,
      name: 'Noa Berg',
      email: 'noa.berg@example.test',
      role: 'member',
      flags: expect.arrayContaining([expect.objectContaining({ kind: 'spam_complaint', address }), expect.objectContaining({ detail: '550 no such user' })]),
    },
  ])
  expect((await listEmailIssues(neighbour.administrator)).issues).toEqual([])
})

test('N-08 resolving closes every open flag with the note, is audited once, and is harmless twice', async () => {
  const { userId } = await flagged('Tom Reed', ['hard_bounce', 'spam_complaint'])
  const note = 'Called; the address had a typing error.'
  await resolveEmailIssue(now(office.administrator), { userId, note })
  await resolveEmailIssue(now(office.administrator), { userId, note: 'Again.' })
  const closed = { openUserId: null, resolvedById: office.administrator.userId, note }
  expect(await rowsOf(userId)).toMatchObject([closed, closed])
  expect(await resolutionsOf(userId)).toMatchObject([
    { actorId: office.administrator.userId, details: { kinds: ['hard_bounce', 'spam_complaint'], note, compliance: ['HIPAA 164.312(b)', 'SOC 2 CC7.2'] } },
  ])
  expect((await listEmailIssues(office.administrator)).issues.map((issue) => issue.userId)).not.toContain(userId)
})

test('N-08 two administrators at once: one note stays, one event', async () => {
  const { userId } = await flagged('Ida Holm')
  await Promise.all(['First.', 'Second.'].map((note) => resolveEmailIssue(now(office.administrator), { userId, note })))
  expect(await resolutionsOf(userId)).toHaveLength(1)
})

test('N-08 an open flag is not set again; after it was resolved the next bounce sets a new one', async () => {
  const { userId, flag } = await flagged('Ben Ortiz')
  await Promise.all([flag('hard_bounce'), flag('hard_bounce')])
  expect(await rowsOf(userId)).toHaveLength(1)
  await resolveEmailIssue(now(office.administrator), { userId, note: 'Called.' })
  await flag('hard_bounce')
  expect((await rowsOf(userId)).map(({ openUserId }) => openUserId)).toEqual([null, userId])
})

test('N-08 only an administrator resolves, and only in their own office', async () => {
  const { userId } = await flagged('Sam Wu')
  for (const actor of [office.technician, office.head, office.legal, office.member])
    await expect(resolveEmailIssue(actor, { userId, note: 'Called.' })).rejects.toThrow('forbidden')
  await expect(resolveEmailIssue(neighbour.administrator, { userId, note: 'Called.' })).rejects.toThrow('not_found')
  expect(await rowsOf(userId)).toMatchObject([{ openUserId: userId }])
})

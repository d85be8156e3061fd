import { simpleParser } from 'mailparser'
import pg from 'pg'
import { beforeEach, expect, test, vi } from 'vitest'
import { completeCase } from '@/lib/holds/complete-case'
import { endChild, startChild } from '@/lib/testing/child'
import { testDatabase } from '@/lib/testing/database'
import { mailServer } from '@/lib/testing/mail-server'
import { anOffice, type Office } from '@/lib/testing/office'
import { changePreferences } from '../preferences/change-preferences'
import { changePreferencesSchema } from '../preferences/schema'

const { owner, urls } = await testDatabase()
const smtp = mailServer()
let office: Office
beforeEach(async () => {
  office = await anOffice(owner)
})

const rows = async <T>(sql: string, more: unknown[] = []) => (await owner.query(sql, [office.tenantId, ...more])).rows as T[]
const count = async (what: string) => (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${what} AND "tenantId" = $1`))[0]?.n ?? 0
const seen = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 120_000, interval: 100 })
const told = (atLeast: number) => seen(async () => expect(await count(`"Notification" WHERE kind = 'case_completed'`)).toBeGreaterThanOrEqual(atLeast))

/** Eight people at work, each at the next case. */
const complete = (cases: string[]) => {
  const left = [...cases]
  const write = async () => {
    for (let caseId = left.pop(); caseId; caseId = left.pop()) await completeCase(office.technician, { caseId })
  }
  return Promise.all(Array.from({ length: 8 }, write))
}

const clock = () => owner.query(`SELECT graphile_worker.add_job('digests.sweep', '{}', job_key => 'digests.sweep')`)
/** The hour of every open digest is over and the worker's clock looks: what is told from now on belongs to another day. */
const hourIsOver = async () => {
  await rows(`UPDATE "DigestWindow" w SET "dueAt" = now() - interval '1 second',
      "periodOn" = (SELECT min(o."periodOn") - 1 FROM "DigestWindow" o WHERE o."tenantId" = $1 AND o."userId" = w."userId")
    WHERE "tenantId" = $1 AND "closedAt" IS NULL AND "dueAt" > now()`)
  await clock()
}
/** It is the very hour: what is told from now on still asks for this digest. */
const hourIsNow = async () => {
  await rows(`UPDATE "DigestWindow" SET "dueAt" = now() WHERE "tenantId" = $1 AND "closedAt" IS NULL`)
  await clock()
}
const allIsSent = () =>
  seen(async () => {
    expect(await count(`"Delivery" WHERE status = 'queued'`)).toBe(0)
    expect(await count('"DigestWindow" WHERE "closedAt" IS NULL')).toBe(0)
  })

/** Holds the row a person's digest is going to have, so that whoever closes it stands there, half done, until it is let go. */
async function holdUp(userId: string) {
  const other = new pg.Client(urls.owner)
  await other.connect()
  const [window] = await rows<{ id: string }>('SELECT id FROM "DigestWindow" WHERE "tenantId" = $1 AND "closedAt" IS NULL AND "userId" = $2', [userId])
  const { rows: own } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  await other.query('BEGIN')
  await other.query(
    `INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", priority) VALUES (gen_random_uuid(), $1, $2, 'digest', $3, 'low')`,
    [office.tenantId, window?.id, userId],
  )
  return {
    waits: () =>
      seen(async () => expect((await owner.query('SELECT FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))', [own[0]?.pid])).rowCount).toBe(1)),
    letGo: async () => {
      await other.query('ROLLBACK')
      await other.end()
      // waits until PostgreSQL has noticed that whoever was at it is gone
      expect(await rows('SELECT "closedAt" FROM "DigestWindow" WHERE "tenantId" = $1 AND id = $2 FOR UPDATE', [window?.id])).toEqual([{ closedAt: null }])
    },
  }
}

test('N-04 8 write 1,000 events and the worker is killed in the middle of a digest and of a letter: every event is in exactly one digest', {
  timeout: 300_000,
}, async () => {
  const readers = [office.member, office.otherMember]
  for (const reader of readers) await changePreferences({ ...reader, at: new Date() }, changePreferencesSchema.parse({ frequency: 'daily_digest' }))
  const cases = await office.openCases(1000)
  await rows(`UPDATE "Case" SET "memberId" = $2 WHERE "tenantId" = $1 AND right(number, 1) IN ('1', '3', '5', '7', '9')`, [office.otherMember.userId])
  const first = await startChild('lib/worker/main.ts')
  await complete(cases.slice(0, 200))
  await told(200)
  await hourIsOver()
  await allIsSent()
  await complete(cases.slice(200, 400))
  await told(400)

  const before = smtp.mails.length
  smtp.script = (step) => (step === 'data' ? 'keep-silent' : undefined)
  const { waits, letGo } = await holdUp(office.member.userId)
  await hourIsNow()
  await Promise.all([waits(), smtp.received(before + 1)])
  const writing = complete(cases.slice(400))
  await seen(async () => expect(await count(`"AuditEvent" WHERE type = 'case_completed'`)).toBeGreaterThan(420))
  await endChild(first.child, 'SIGKILL')
  await letGo()
  smtp.script = () => undefined

  const second = await startChild('lib/worker/main.ts')
  for (const enough of [500, 600, 700, 800, 900]) {
    await told(enough)
    await hourIsOver()
  }
  await writing
  await told(1000)
  await hourIsOver()
  await allIsSent()
  await endChild(second.child, 'SIGTERM')

  const items = await rows<{ id: string; number: string; windowId: string; status: string }>(
    `SELECT n.id, c.number, d."windowId", d.status FROM "Notification" n JOIN "Case" c ON c.id = n."caseId"
     JOIN "Delivery" d ON d."notificationId" = n.id AND d.channel = 'email' WHERE n."tenantId" = $1 AND n.kind = 'case_completed'`,
  )
  expect(items).toHaveLength(1000)
  expect(new Set(items.map(({ id }) => id)).size).toBe(1000)
  expect(new Set(items.map(({ number }) => number)).size).toBe(1000)
  expect(items.every(({ status, windowId }) => status === 'sent' && windowId)).toBe(true)

  const digests = await rows<{ windowId: string; messageId: string }>(
    `SELECT "windowId", "messageId" FROM "Delivery" WHERE "tenantId" = $1 AND kind = 'digest'`,
  )
  expect(digests.length).toBeGreaterThan(4)
  expect(new Set(digests.map(({ windowId }) => windowId)).size).toBe(digests.length)
  expect(new Set(digests.map(({ windowId }) => windowId))).toEqual(new Set(items.map(({ windowId }) => windowId)))
  const ids = smtp.mails.map(({ raw }) => messageIdOf(raw))
  expect(new Set(ids)).toEqual(new Set(digests.map(({ messageId }) => messageId)))
  // only the letter that was kept and never answered came again, and says the same each time
  expect(new Set(ids.filter((id, n) => ids.indexOf(id) !== n))).toEqual(new Set([ids[before]]))
  for (const { raw } of smtp.mails) {
    const { windowId } = digests.find(({ messageId }) => messageId === messageIdOf(raw)) ?? {}
    const inRows = items.filter((item) => item.windowId === windowId).map(({ number }) => number)
    const inLetter = [...((await simpleParser(raw)).text ?? '').matchAll(/\/cases\/(CASE-2020-\d{6})/g)].map(([, number]) => number)
    expect(inLetter.sort()).toEqual(inRows.sort())
  }
})

const messageIdOf = (raw: string) => /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? ''

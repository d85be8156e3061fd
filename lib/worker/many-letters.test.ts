import { expect, test, vi } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { endChild, startChild } from '@/lib/testing/child'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { startSmtpServer } from '@/lib/testing/smtp-server'

const { owner } = await testDatabase()
const letters = 5_000
const busy = '451 4.3.0 come back later'
const nobody = '550 5.1.1 nobody of this name here'

test('N-05 two workers, 5,000 notifications, one worker killed, a fifth of the letters put off: each is sent once or failed with its reason', {
  timeout: 600_000,
}, async () => {
  const smtp = await startSmtpServer((step, count) => {
    if (step === 'data' && count % 5 === 0) return busy
    return step === 'rcpt' && count % 250 === 0 ? nobody : undefined
  })
  process.env.SMTP_URL = smtp.url
  forgetEnv()
  const office = await anOffice(owner)
  const rows = async <Row>(sql: string) => (await owner.query(sql, [office.tenantId])).rows as Row[]
  const [first = ''] = await office.openCases(letters)
  await placeHold(office.technician, placeHoldSchema.parse({ caseId: first, reason: 'We need proof of your income.' }))
  // each case as the first one, with a hold and an event of its own
  await rows(`UPDATE "Case" c SET "statusCode" = 'on_hold' WHERE c."tenantId" = $1`)
  await rows(
    `WITH more AS (INSERT INTO "Hold" SELECT (jsonb_populate_record(h, jsonb_build_object('id', gen_random_uuid(), 'caseId', c.id, 'openCaseId', c.id))).*
       FROM "Hold" h, "Case" c WHERE h."tenantId" = $1 AND c."tenantId" = $1 AND c.id <> h."caseId" RETURNING id, "caseId"),
     told AS (INSERT INTO "AuditEvent" (id, "tenantId", type, "actorId", "actorRole", "actorName", "caseId", "personId", details, "requestId", at)
       SELECT gen_random_uuid(), e."tenantId", e.type, e."actorId", e."actorRole", e."actorName", m."caseId", e."personId",
         e.details || jsonb_build_object('holdId', m.id), e."requestId", e.at
       FROM "AuditEvent" e, more m WHERE e."tenantId" = $1 AND e.type = 'case_held' RETURNING id, type)
     SELECT casebell_enqueue('event.published', json_build_object('tenantId', $1::uuid, 'eventId', id, 'type', type), NULL, NULL, 25) FROM told`,
  )

  const [one, two] = await Promise.all([startChild('lib/worker/main.ts'), startChild('lib/worker/main.ts')])
  await smtp.received(500)
  await endChild(one.child, 'SIGKILL')
  const three = await startChild('lib/worker/main.ts')
  // time flies: what is put off is tried at once
  const hurry = () =>
    owner.query(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND key LIKE 'delivery:%' AND locked_at IS NULL`)
  await vi.waitFor(
    async () => {
      await hurry()
      const [left] = await rows<{ told: number; waiting: number }>(
        `SELECT count(*)::int AS told, count(*) FILTER (WHERE status = 'queued')::int AS waiting FROM "Delivery" WHERE "tenantId" = $1 AND channel = 'email'`,
      )
      expect(left).toEqual({ told: letters, waiting: 0 })
    },
    { timeout: 500_000, interval: 500 },
  )
  await Promise.all([two, three].map(({ child }) => endChild(child, 'SIGTERM')))
  await smtp.close()

  const ends = await rows<{ status: string; error: string; messageId: string; attempts: number; sent: number; failed: string[] }>(
    `WITH told AS (SELECT details->>'deliveryId' AS id, count(*) FILTER (WHERE type = 'email_sent')::int AS sent,
       coalesce(json_agg(details->>'error') FILTER (WHERE type = 'email_failed' AND details->>'retryAt' IS NULL), '[]') AS failed
       FROM "AuditEvent" WHERE "tenantId" = $1 AND type IN ('email_sent', 'email_failed') GROUP BY 1)
     SELECT d.status::text, d.error, d."messageId", d.attempts, t.sent, t.failed FROM "Delivery" d JOIN told t ON t.id = d.id::text
     WHERE d."tenantId" = $1 AND d.channel = 'email'`,
  )
  const sent = ends.filter(({ status }) => status === 'sent')
  const failed = ends.filter(({ status }) => status === 'failed')
  expect(sent.length + failed.length).toBe(letters)
  expect(failed.length).toBeGreaterThan(letters / 500)
  for (const one of failed) expect(one).toMatchObject({ error: expect.stringContaining('550'), sent: 0, failed: [one.error] })
  for (const one of sent) expect(one).toMatchObject({ sent: 1, failed: [] })
  expect(sent.filter(({ attempts }) => attempts > 1).length).toBeGreaterThan(letters / 10)

  const onTheWire = smtp.mails.map(({ raw }) => /^Message-ID: <?(.*?)>?\r?$/im.exec(raw)?.[1] ?? '')
  expect(new Set(onTheWire)).toEqual(new Set(sent.map(({ messageId }) => messageId.replace(/^<|>$/g, ''))))
  expect(new Set(onTheWire).size).toBe(sent.length)
  // once more came only what the killed worker had sent and not written down
  expect(smtp.mails.length - sent.length).toBeLessThanOrEqual(32)
  const [inApp] = await rows<{ told: number; persons: number }>(
    `SELECT count(*)::int AS told, count(DISTINCT "eventId")::int AS persons FROM "Notification" WHERE "tenantId" = $1 AND kind = 'hold_placed'`,
  )
  expect(inApp).toEqual({ told: letters, persons: letters })
})

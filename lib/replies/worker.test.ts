import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { replyAddress } from '@/lib/mail/reply-address'
import { endChild, startChild } from '@/lib/testing/child'
import { testDatabase } from '@/lib/testing/database'
import { sendLetter } from '@/lib/testing/mail'
import { anOffice } from '@/lib/testing/office'

const { owner } = await testDatabase()
const folder = mkdtempSync('/var/tmp/casebell-reply-worker-')
const settings = { CASEBELL_DATA_DIR: folder, REPLY_DOMAIN: 'reply.harbor.example.test', REPLY_SENDER_CHECK: 'off', REPLY_SMTP_HOST: '127.0.0.1' }
Object.assign(process.env, settings)
forgetEnv()
const office = await anOffice(owner)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const slim = ['--max-semi-space-size=1', '--max-old-space-size=112']
const start = (file: string) => startChild(file, { flags: slim })
const count = async (sql: string) => Number((await owner.query(`SELECT count(*) AS n FROM ${sql}`)).rows[0].n)
/** The most memory a process ever had, in megabytes. */
const peakOf = ({ pid }: ChildProcess) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
const listener = await start('lib/replies/listener-main.ts')
const send = (to: string, letter: object) => sendLetter(listener.port, { from: 'ruth.ellison@example.test', to, text: 'Here it is.', ...letter })
const addressOf = (caseId: string) => replyAddress({ tenantId: office.tenantId, caseId, memberId: office.member.userId }) ?? ''

test('H-18 workers killed while they take 12 mails: every note and every file is on its case, once', { timeout: 300_000 }, async () => {
  const { caseId } = await office.openCase()
  const files = Array.from({ length: 3 }, (_, n) => ({ filename: `${n}.txt`, content: `Paper ${n}` }))
  for (let n = 0; n < 12; n++) expect(await send(addressOf(caseId), { text: `Letter ${n}`, attachments: files })).toMatch(/^250 /)
  for (let kill = 1; kill <= 2; kill++) {
    const { child } = await start('lib/worker/main.ts')
    const before = await count('"DocumentVersion"')
    // in the middle of a mail: some of its files are there
    await vi.waitFor(async () => expect(await count('"DocumentVersion"')).toBeGreaterThan(before + kill), { timeout: 90_000, interval: 5 })
    await endChild(child, 'SIGKILL')
  }
  const { child } = await start('lib/worker/main.ts')
  await vi.waitFor(async () => expect(await count(`"InboundMail" WHERE state <> 'taken'`)).toBe(0), { timeout: 150_000, interval: 200 })
  expect(await count('"CaseNote"')).toBe(12)
  expect(await count('(SELECT DISTINCT body FROM "CaseNote") said')).toBe(12)
  expect(await count('"DocumentVersion"')).toBe(36)
  expect(await count(`"Upload" WHERE state <> 'received'`)).toBe(0)
  expect(await count(`"AuditEvent" WHERE type = 'mail_taken'`)).toBe(12)
  await endChild(child, 'SIGTERM')
})

test('H-18 a mail of 24 MB costs a listener and a worker that are at work less than 100 MB more', { timeout: 300_000 }, async () => {
  const { caseId } = await office.openCase()
  const { child } = await start('lib/worker/main.ts')
  const sendAndWait = async (text: string, content: string | Buffer) => {
    expect(await send(addressOf(caseId), { text, attachments: [{ filename: 'a.txt', content }] })).toMatch(/^250 /)
    await vi.waitFor(async () => expect(await count(`"InboundMail" WHERE state <> 'taken'`)).toBe(0), { timeout: 120_000, interval: 200 })
    // the technician's letters are tried, too: what they take is no mail's
    await vi.waitFor(async () => expect(await count(`"Delivery" WHERE channel = 'email' AND attempts = 0`)).toBe(0), { timeout: 120_000, interval: 200 })
  }
  await sendAndWait('Small', 'small')
  const before = [peakOf(listener.child), peakOf(child)]
  for (let n = 0; n < 2; n++) await sendAndWait(`Large ${n}`, Buffer.alloc(17 * 1024 * 1024, 'Made up. '))
  const more = [peakOf(listener.child), peakOf(child)].map((peak, n) => peak - (before[n] ?? 0))
  expect(Math.max(...more), `before ${before}, more ${more}`).toBeLessThan(100)
})

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { dkimSign } from 'mailauth/lib/dkim/sign'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { POST } from '@/app/api/inbound/mail/route'
import { forgetEnv } from '@/lib/core/env'
import { replyAddress } from '@/lib/mail/reply-address'
import { testDatabase } from '@/lib/testing/database'
import { sendLetter } from '@/lib/testing/mail'
import { anOffice } from '@/lib/testing/office'
import type { Resolver } from './check-sender'
import { openListener } from './listener'
import { takeReply } from './take-reply'
import { signatureOf } from './webhook-rules'

const { owner } = await testDatabase()
const folder = mkdtempSync('/var/tmp/casebell-senders-')
const secret = 'a secret shared with the provider'
Object.assign(process.env, { CASEBELL_DATA_DIR: folder, REPLY_DOMAIN: 'reply.harbor.example.test', REPLY_SENDER_CHECK: 'dns', REPLY_WEBHOOK_SECRET: secret })
forgetEnv()
const listener = await openListener({ host: '127.0.0.1', port: 0 })
const office = await anOffice(owner)
afterAll(async () => {
  await listener.close()
  rmSync(folder, { recursive: true, force: true })
})

const ruth = 'ruth.ellison@example.test'
let caseId: string
let to: string
beforeEach(async () => {
  caseId = (await office.openCase()).caseId
  to = replyAddress({ tenantId: office.tenantId, caseId, memberId: office.member.userId }) ?? ''
})
const row = async () => (await owner.query('SELECT * FROM "InboundMail" WHERE "caseId" = $1', [caseId])).rows[0]
const count = async () => (await owner.query('SELECT count(*)::int AS n FROM "InboundMail"')).rows[0].n as number

/** A DNS that knows a few TXT records, and nothing else. */
const knows =
  (records: Record<string, string>): Resolver =>
  async (name, type) => {
    const text = type === 'TXT' ? records[name] : undefined
    if (text) return [[text]]
    throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' })
  }
const silent: Resolver = async () => {
  throw Object.assign(new Error('the DNS is silent'), { code: 'ETIMEOUT' })
}
const take = async (resolver: Resolver, now = new Date()) => takeReply({ tenantId: office.tenantId, mailId: (await row()).id }, { resolver, now })
const ours = { 'example.test': 'v=spf1 ip4:127.0.0.1 -all', '_dmarc.example.test': 'v=DMARC1; p=reject' }

test.each<[string, Record<string, string>, string, string | null]>([
  ['its domain stands for it by SPF and DMARC', ours, 'taken', null],
  ['its domain has no DMARC, and SPF lets us in', { 'example.test': 'v=spf1 ip4:127.0.0.1 -all' }, 'taken', null],
  ['its domain disowns it', { 'example.test': 'v=spf1 -all', '_dmarc.example.test': 'v=DMARC1; p=reject' }, 'waiting', 'failed_check'],
  ['its domain disowns it and asks for nothing', { 'example.test': 'v=spf1 -all', '_dmarc.example.test': 'v=DMARC1; p=none' }, 'waiting', 'failed_check'],
  ['SPF alone disowns it', { 'example.test': 'v=spf1 -all' }, 'waiting', 'failed_check'],
  ['its domain says nothing', {}, 'waiting', 'not_proven'],
])('H-18 of a mail, %s', async (_, records, state, why) => {
  await sendLetter(listener.port, { from: ruth, to, text: 'Here it is.' })
  await take(knows(records))
  expect(await row()).toMatchObject({ state, why })
  expect((await owner.query('SELECT 1 FROM "CaseNote" WHERE "caseId" = $1', [caseId])).rowCount).toBe(state === 'taken' ? 1 : 0)
})

test('H-18 another domain’s good name proves nothing for the member', async () => {
  await sendLetter(listener.port, { from: ruth, envelopeFrom: 'eve@evil.example', to, text: 'Here it is.' })
  await take(knows({ 'evil.example': 'v=spf1 ip4:127.0.0.1 -all', '_dmarc.example.test': 'v=DMARC1; p=none' }))
  expect(await row()).toMatchObject({ state: 'waiting', why: 'failed_check' })
})

test('H-18 when the DNS does not answer it is asked again for an hour, then an administrator decides', async () => {
  await sendLetter(listener.port, { from: ruth, to, text: 'Here it is.' })
  await expect(take(silent)).rejects.toThrow('DNS')
  expect(await row()).toMatchObject({ state: 'received' })
  await take(silent, new Date(Date.now() + 61 * 60_000))
  expect(await row()).toMatchObject({ state: 'waiting', why: 'not_proven' })
})

/** A mail signed by DKIM as example.test, and the key as the DNS would tell it. */
async function signedMail(subject: string) {
  const { generateKeyPairSync } = await import('node:crypto')
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const mail = `From: Ruth <${ruth}>\r\nSubject: ${subject}\r\nDate: ${new Date().toUTCString()}\r\nMessage-ID: <${subject}@example.test>\r\n\r\nBy way of a provider.\r\n`
  const { signatures } = await dkimSign(mail, {
    signatureData: [{ signingDomain: 'example.test', selector: 's', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) }],
  })
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  return { raw: signatures + mail, dns: knows({ 's._domainkey.example.test': `v=DKIM1; k=rsa; p=${key}`, '_dmarc.example.test': 'v=DMARC1; p=reject' }) }
}
const now = () => Math.floor(Date.now() / 1000)
const post = (raw: string, { at = now(), by = secret, changed = raw, address = to, said = to } = {}) => {
  const posted = { at, to: [said], from: ruth, digest: createHash('sha256').update(raw).digest('hex') }
  const headers = { 'x-casebell-signature': signatureOf(by, posted), 'x-casebell-to': address, 'x-casebell-from': ruth }
  return POST(new Request('http://localhost:3000/api/inbound/mail', { method: 'POST', body: changed, headers }))
}

test('H-18 a provider posts a mail: signed, it is kept once, and its own signature proves its sender', async () => {
  const { raw, dns } = await signedMail('posted')
  const answers = await Promise.all([post(raw), post(raw)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await count()).toBeGreaterThan(0)
  expect((await owner.query('SELECT 1 FROM "InboundMail" WHERE "caseId" = $1', [caseId])).rowCount).toBe(1)
  await take(dns)
  expect(await row()).toMatchObject({ state: 'taken', ip: null })
})

test('H-18 words changed after a DKIM signature prove nothing', async () => {
  const { raw, dns } = await signedMail('changed')
  await post(raw.replace('By way of', 'Instead of'))
  await take(dns)
  expect(await row()).toMatchObject({ state: 'waiting', why: 'failed_check' })
})

test('H-18 a forged, old, altered or misdirected post is refused, and nothing is stored', async () => {
  const before = await count()
  const raw = `From: ${ruth}\r\n\r\nHello\r\n`
  const refused: [Promise<Response>, number, string][] = [
    [post(raw, { by: 'another secret' }), 403, 'signature'],
    [post(raw, { at: now() - 301 }), 403, 'age'],
    [post(raw, { at: now() + 301 }), 403, 'age'],
    [post(raw, { changed: `${raw}more` }), 403, 'digest'],
    [post(raw, { address: to.replace('reply+', 'reply+a') }), 403, 'signature'],
    [post(raw, { address: 'office@reply.harbor.example.test', said: 'office@reply.harbor.example.test' }), 404, 'address'],
    [post('', {}), 422, 'empty'],
    [post('x'.repeat(25 * 1024 * 1024 + 1)), 413, 'too_large'],
    [POST(new Request('http://localhost:3000/api/inbound/mail', { method: 'POST', body: raw })), 403, 'signature'],
  ]
  for (const [answer, status, message] of refused) expect([(await answer).status, await (await answer).json()]).toEqual([status, { message }])
  process.env.REPLY_WEBHOOK_SECRET = ''
  forgetEnv()
  expect((await post(raw, { by: '' })).status).toBe(403)
  process.env.REPLY_WEBHOOK_SECRET = secret
  forgetEnv()
  expect(await count()).toBe(before)
})

test('H-18 without a domain in the settings no mail is taken and no letter says that it can be answered', async () => {
  process.env.REPLY_DOMAIN = ''
  forgetEnv()
  try {
    expect(replyAddress({ tenantId: office.tenantId, caseId, memberId: office.member.userId })).toBeNull()
    expect(await sendLetter(listener.port, { from: ruth, to, text: 'Hello' })).toMatch(/^550 /)
  } finally {
    process.env.REPLY_DOMAIN = 'reply.harbor.example.test'
    forgetEnv()
  }
})

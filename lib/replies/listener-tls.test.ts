import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect as encrypt } from 'node:tls'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { replyAddress } from '@/lib/mail/reply-address'
import { startChild } from '@/lib/testing/child'
import { testDatabase } from '@/lib/testing/database'
import { sendLetter } from '@/lib/testing/mail'
import { anOffice } from '@/lib/testing/office'
import { aSigner } from '@/lib/testing/sns'
import { openListener } from './listener'

const { owner } = await testDatabase()
const folder = mkdtempSync('/var/tmp/casebell-tls-')
Object.assign(process.env, { CASEBELL_DATA_DIR: folder, REPLY_DOMAIN: 'reply.harbor.example.test', REPLY_SENDER_CHECK: 'off', REPLY_SMTP_HOST: '127.0.0.1' })
forgetEnv()
const name = 'mx.reply.harbor.example.test'
const { pem, privateKey } = aSigner(name)
const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
const ours = { name, pem }
const listener = await openListener({ host: '127.0.0.1', port: 0, tls: { cert: Buffer.from(pem), key: Buffer.from(key) } })
const plain = await openListener({ host: '127.0.0.1', port: 0 })
const office = await anOffice(owner)
afterAll(async () => {
  await Promise.all([listener.close(), plain.close()])
  rmSync(folder, { recursive: true, force: true })
})

let caseId: string
let letter: { from: string; to: string; text: string }
beforeEach(async () => {
  caseId = (await office.openCase()).caseId
  letter = { from: 'ruth.ellison@example.test', to: replyAddress({ tenantId: office.tenantId, caseId, memberId: office.member.userId }) ?? '', text: 'Here.' }
})
const kept = async () => (await owner.query('SELECT count(*)::int AS n FROM "InboundMail" WHERE "caseId" = $1', [caseId])).rows[0].n

/** Says lines to a mail server and answers what it says to the last of them: all of it, up to the line that ends it. */
async function say(socket: Socket, ...lines: string[]): Promise<string> {
  socket.write(lines.map((line) => `${line}\r\n`).join(''))
  return heard(socket)
}
async function heard(socket: Socket): Promise<string> {
  for (let said = ''; ; ) {
    said += String((await once(socket, 'data'))[0])
    if (/^\d{3} .*\r\n$/m.test(said)) return said
  }
}
async function greeted(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  expect(await heard(socket)).toMatch(/^220 /)
  return socket
}
async function encrypted(socket: Socket): Promise<Socket> {
  const safe = encrypt({ socket, servername: name, ca: pem })
  await once(safe, 'secureConnect')
  return safe
}
const password = Buffer.from('\0ruth\0secret').toString('base64')

test('H-18 with a certificate a mail comes encrypted, and one that comes plain is taken, too', async () => {
  expect(await sendLetter(listener.port, letter, ours)).toMatch(/^250 /)
  expect(await kept()).toBe(1)
  expect(await sendLetter(listener.port, { ...letter, text: 'By an old server.' })).toMatch(/^250 /)
  expect(await kept()).toBe(2)
})

test('H-18 whoever asks for somebody else’s certificate hands nothing over, and the listener goes on', async () => {
  expect(await sendLetter(listener.port, letter, { name, pem: aSigner(name).pem })).toMatch(/certificate|signature/i)
  expect(await sendLetter(listener.port, letter, { name: 'mx.other.example.test', pem })).toMatch(/does not match/)
  const broken = await greeted(listener.port)
  await say(broken, 'EHLO mail.example.test')
  expect(await say(broken, 'STARTTLS')).toMatch(/^220 /)
  broken.end('this is no handshake\r\n')
  await once(broken, 'close')
  expect(await kept()).toBe(0)
  expect(await sendLetter(listener.port, letter, ours)).toMatch(/^250 /)
})

test('H-18 no password is asked for or heard, plain or encrypted', async () => {
  const socket = await greeted(listener.port)
  const offered = await say(socket, 'EHLO mail.example.test')
  expect(offered).toContain('STARTTLS')
  expect(offered).not.toContain('AUTH')
  expect(await say(socket, `AUTH PLAIN ${password}`)).toMatch(/^5\d\d /)
  expect(await say(socket, 'STARTTLS')).toMatch(/^220 /)
  const safe = await encrypted(socket)
  expect(await say(safe, 'EHLO mail.example.test')).not.toMatch(/AUTH|STARTTLS/)
  expect(await say(safe, `AUTH PLAIN ${password}`)).toMatch(/^5\d\d /)
  expect(await say(safe, 'AUTH LOGIN')).toMatch(/^5\d\d /)
  safe.destroy()
})

test('H-18 what was said before the handshake is forgotten with it, also what came in one piece with STARTTLS', async () => {
  const socket = await greeted(listener.port)
  await say(socket, 'EHLO mail.example.test')
  expect(await say(socket, 'MAIL FROM:<early@example.test>')).toMatch(/^250 /)
  expect(await say(socket, 'STARTTLS', 'EHLO smuggled.example.test', 'MAIL FROM:<smuggled@example.test>')).toMatch(/^220 [^\r]*\r\n$/)
  const safe = await encrypted(socket)
  // the first thing that is heard answers the first thing that is said
  expect(await say(safe, `RCPT TO:<${letter.to}>`)).toMatch(/^503 /)
  safe.destroy()
})

test('H-18 without a certificate none is offered, and whoever wants one hands nothing over', async () => {
  const socket = await greeted(plain.port)
  const offered = await say(socket, 'EHLO mail.example.test')
  expect(offered).not.toMatch(/STARTTLS|AUTH/)
  expect(await say(socket, 'STARTTLS')).toMatch(/^5\d\d /)
  socket.destroy()
  expect(await sendLetter(plain.port, letter, ours)).not.toMatch(/^250 /)
  expect(await kept()).toBe(0)
})

test('H-18 the mail server takes its certificate from the settings, and does not start with half of it', async () => {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(certFile, pem)
  writeFileSync(keyFile, key)
  const settings = { REPLY_TLS_CERT: certFile, REPLY_TLS_KEY: keyFile }
  const { port } = await startChild('lib/replies/listener-main.ts', { settings })
  expect(await sendLetter(port, letter, ours)).toMatch(/^250 /)
  expect(await kept()).toBe(1)
  const refused = async (wrong: object) => {
    const child = spawn(process.execPath, ['--import', 'tsx', resolve('lib/replies/listener-main.ts')], {
      env: { ...process.env, ...settings, ...wrong },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const said = text(child.stderr)
    const [code] = await once(child, 'exit')
    return `${code}: ${await said}`
  }
  expect(await refused({ REPLY_TLS_KEY: '' })).toBe(
    '1: The mail server for answers cannot start: REPLY_TLS_CERT and REPLY_TLS_KEY belong together, and one is missing.\n',
  )
  expect(await refused({ REPLY_TLS_KEY: join(folder, 'nowhere.pem') })).toMatch(/^1: The mail server for answers cannot start: ENOENT.*nowhere\.pem/)
  expect(await refused({ REPLY_TLS_KEY: certFile })).toMatch(/^1: The mail server for answers cannot start: /)
})

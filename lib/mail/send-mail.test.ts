import { simpleParser } from 'mailparser'
import { afterEach, expect, test } from 'vitest'
import { type SmtpScript, startSmtpServer } from '../testing/smtp-server'
import { isOneAddress, oneLine } from './mailbox-address'
import { type Mail, type Mailer, openMailer } from './send-mail'

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

async function postOffice(script?: SmtpScript) {
  const server = await startSmtpServer(script)
  const mailer: Mailer = openMailer(server.url, { connect: 400, silence: 400, all: 800 })
  opened.push(server, mailer)
  return { server, mailer }
}

const letter: Mail = {
  id: '0190-delivery',
  thread: 'case-0190',
  from: { name: 'Harbor County Benefits', address: 'office@harbor.example.test' },
  to: { name: 'Ruth Ellison', address: 'ruth.ellison@mail.example.test' },
  subject: 'Your case CASE-2026-000123 is on hold',
  html: '<p>Hello</p>',
  text: 'Hello',
}

test('H-03 a letter carries its stable Message-ID, its thread and Auto-Submitted', async () => {
  const { server, mailer } = await postOffice()
  const outcome = await mailer.send(letter)
  expect(outcome).toMatchObject({ kind: 'accepted', messageId: '<0190-delivery@harbor.example.test>' })
  const read = await simpleParser(server.mails[0]?.raw ?? '')
  expect(read.messageId).toBe('<0190-delivery@harbor.example.test>')
  expect(read.inReplyTo).toBe('<case-0190@harbor.example.test>')
  expect(read.references).toBe('<case-0190@harbor.example.test>')
  expect(read.headers.get('auto-submitted')).toBe('auto-generated')
  await mailer.send(letter)
  expect((await simpleParser(server.mails[1]?.raw ?? '')).messageId).toBe(read.messageId)
})

test.each([
  'ruth@mail.example.test,eve@evil.example',
  'ruth@mail.example.test\r\nBcc: eve@evil.example',
  'ruth@mail.example.test\nRCPT TO:<eve@evil.example>',
  'Ruth <ruth@mail.example.test>',
  '"ruth, eve"@mail.example.test',
  'ruth@mail.example.test;eve@evil.example',
  'ruth(eve@evil.example)@mail.example.test',
  'ruth@',
  '@mail.example.test',
  'ruth mail@example.test',
  'ruth@mail.example.test\u200b',
  '',
])('H-03 %j is not one address and nothing is sent', async (address) => {
  const { server, mailer } = await postOffice()
  expect(isOneAddress(address)).toBe(false)
  expect(await mailer.send({ ...letter, to: { name: 'Ruth', address } })).toMatchObject({ kind: 'refused' })
  expect(server.counts.greeting).toBe(0)
})

test('H-03 a hostile name or subject adds no recipient and no header', async () => {
  const { server, mailer } = await postOffice()
  await mailer.send({
    ...letter,
    to: { name: 'Ruth"\r\nBcc: eve@evil.example\r\n, Eve <eve@evil.example>, \u202egnp\u200b', address: letter.to.address },
    subject: 'On hold\r\nBcc: eve@evil.example\r\n\r\n<b>hello</b>',
  })
  expect(server.mails[0]?.to).toEqual([letter.to.address])
  const read = await simpleParser(server.mails[0]?.raw ?? '')
  expect(read.bcc).toBeUndefined()
  expect(read.headers.has('bcc')).toBe(false)
  const to = Array.isArray(read.to) ? read.to : [read.to]
  expect(to.flatMap((one) => one?.value.map(({ address }) => address))).toEqual([letter.to.address])
  expect(read.subject).toBe('On hold Bcc: eve@evil.example <b>hello</b>')
  expect(read.text?.trim()).toBe('Hello')
})

test('H-04 451 is temporary and 550 is final', async () => {
  const { mailer } = await postOffice((step, count) => (step === 'rcpt' ? (count === 1 ? '451 4.7.1 later' : '550 5.1.1 nobody here') : undefined))
  expect(await mailer.send(letter)).toMatchObject({ kind: 'temporary', code: '451' })
  expect(await mailer.send(letter)).toMatchObject({ kind: 'refused', code: '550' })
})

test('H-04 451 and 554 after the letter itself are told apart as well', async () => {
  const { server, mailer } = await postOffice((step, count) => (step === 'data' ? (count === 1 ? '451 4.3.0 later' : '554 5.7.1 no') : undefined))
  expect(await mailer.send(letter)).toMatchObject({ kind: 'temporary', code: '451' })
  expect(await mailer.send(letter)).toMatchObject({ kind: 'refused', code: '554' })
  expect(server.mails).toHaveLength(0)
})

test('H-04 a server that turns everybody away at the door says nothing about the letter', async () => {
  const { mailer } = await postOffice((step) => (step === 'greeting' ? '554 5.3.2 closed today' : undefined))
  expect(await mailer.send(letter)).toMatchObject({ kind: 'temporary' })
})

test.each(['greeting', 'rcpt', 'data'] as const)('H-04 a server that stalls at the %s is temporary, and soon', async (where) => {
  const { mailer } = await postOffice((step) => (step === where ? 'stall' : undefined))
  const began = Date.now()
  expect(await mailer.send(letter)).toMatchObject({ kind: 'temporary' })
  expect(Date.now() - began).toBeLessThan(2_000)
})

test('H-04 a connection that breaks off is temporary and the next letter goes through', async () => {
  const { server, mailer } = await postOffice((step, count) => (step === 'data' && count === 1 ? 'hang-up' : undefined))
  expect(await mailer.send(letter)).toMatchObject({ kind: 'temporary' })
  expect(await mailer.send(letter)).toMatchObject({ kind: 'accepted' })
  expect(server.mails).toHaveLength(1)
})

test('H-04 a server that is down is temporary, and letters go out when it is back', async () => {
  const { server, mailer } = await postOffice()
  await mailer.send(letter)
  await server.close()
  expect(await mailer.send(letter)).toMatchObject({ kind: 'temporary' })
  const back = await startSmtpServer(undefined, server.port)
  opened.push(back)
  expect(await mailer.send(letter)).toMatchObject({ kind: 'accepted' })
})

test('H-03 a header line keeps letters of every language and loses only what cannot be seen', () => {
  expect(oneLine("María José O'Connor-Ruiz")).toBe("María José O'Connor-Ruiz")
  expect(oneLine('a\r\n\tb\u2028c\u202e\u200b\ufeff')).toBe('a b c')
})

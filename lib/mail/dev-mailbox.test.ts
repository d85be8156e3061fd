import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findKeptMail, listKeptMails, openDevMailbox } from './dev-mailbox'
import { openMailer } from './send-mail'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mailbox-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('O-01 the local mail server keeps letters as files, newest first, by recipient, and finds no other file', async () => {
  const mailbox = await openDevMailbox(folder, 0)
  const mailer = openMailer(`smtp://127.0.0.1:${mailbox.port}`)
  const from = { name: 'Harbor County Benefits', address: 'notices@casebell.example.test' }
  for (const [id, name] of [
    ['1', 'ruth'],
    ['2', 'gloria'],
  ] as const)
    await mailer.send({ id, from, to: { name, address: `${name}@example.test` }, subject: `Hello ${name}`, html: `<p>Hi ${name}</p>`, text: `Hi ${name}` })
  mailer.close()
  await mailbox.close()
  expect((await listKeptMails(folder)).map(({ subject }) => subject)).toEqual(['Hello gloria', 'Hello ruth'])
  const [mail] = await listKeptMails(folder, { to: 'Ruth@example.test' })
  expect(mail).toMatchObject({ recipients: ['ruth@example.test'], messageId: '<1@casebell.example.test>', html: '<p>Hi ruth</p>' })
  expect(mail?.text.trim()).toBe('Hi ruth')
  expect(await findKeptMail(folder, mail?.id ?? '')).toEqual(mail)
  expect(await findKeptMail(folder, '../../etc/passwd')).toBeNull()
  expect(await listKeptMails(path.join(folder, 'nowhere'))).toEqual([])
})

test.skipIf(process.platform === 'win32')('X-07 letters, which hold links to choose a password, are for nobody else on the machine', async () => {
  const kept = path.join(folder, 'others', 'mail')
  await mkdir(kept, { recursive: true })
  await chmod(kept, 0o755)
  const mailbox = await openDevMailbox(path.join(folder, 'others'), 0)
  const mailer = openMailer(`smtp://127.0.0.1:${mailbox.port}`)
  const from = { name: 'Harbor County Benefits', address: 'notices@casebell.example.test' }
  await mailer.send({ id: '3', from, to: { name: 'Ruth', address: 'ruth@example.test' }, subject: 'Hello', html: '<p>Hi</p>', text: 'Hi' })
  mailer.close()
  await mailbox.close()
  const modeOf = async (name: string) => ((await stat(name)).mode & 0o777).toString(8)
  const names = await readdir(kept)
  expect([await modeOf(kept), names.length, ...(await Promise.all(names.map((name) => modeOf(path.join(kept, name)))))]).toEqual(['700', 2, '600', '600'])
})

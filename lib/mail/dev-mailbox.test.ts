import { mkdtemp, rm } from 'node:fs/promises'
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

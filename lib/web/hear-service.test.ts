import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { POST as callback } from '@/app/api/uploadthing/callback/route'
import { GET as letter } from '@/app/dev/mailbox/messages/[id]/html/route'
import { GET as letters } from '@/app/dev/mailbox/messages/route'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { beginUpload } from '@/lib/documents/uploads'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'

const { owner } = await testDatabase()
const office = await anOffice(owner)
const apiKey = `sk_live_${'0'.repeat(64)}`
const service = Buffer.from(JSON.stringify({ apiKey, appId: 'casebell', regions: ['sea1'] })).toString('base64')

/** What the service would say of a file that came whole, about an upload the member began. */
async function aWord(): Promise<string> {
  const { caseId } = await office.openCase()
  const { uploadId } = await beginUpload(office.member, { caseId, itemId: null, fileName: 'a.txt', size: 3, mediaType: 'text/plain' })
  const { at: _, ...asker } = office.member
  const file = { name: 'a.txt', size: 3, type: 'text/plain', customId: uploadId, key: 'x', url: '', appUrl: '', ufsUrl: '', fileHash: '' }
  return JSON.stringify({
    status: 'uploaded',
    metadata: { uploadId, caseId, itemId: null, size: 3, asker },
    origin: 'https://sea1.ingest.uploadthing.com',
    file,
  })
}
const say = (body: string, headers: Record<string, string>) =>
  callback(new Request('http://localhost:3000/api/uploadthing/callback?slug=caseFile', { method: 'POST', body, headers }))
const sign = (body: string, key: string) => `hmac-sha256=${createHmac('sha256', key).update(body).digest('hex')}`
const documents = async () => (await owner.query('SELECT count(*)::int AS n FROM "Document"')).rows[0].n as number

test('D-02 with our own ingest nobody speaks for the service', async () => {
  const body = await aWord()
  expect((await say(body, { 'uploadthing-hook': 'callback', 'x-uploadthing-signature': sign(body, apiKey) })).status).toBe(404)
  expect(await documents()).toBe(0)
})

test('D-02 only what the service signed is taken for its word', async () => {
  process.env.UPLOADTHING_TOKEN = service
  forgetEnv()
  try {
    const body = await aWord()
    for (const headers of [
      {},
      { 'uploadthing-hook': 'callback' },
      { 'uploadthing-hook': 'callback', 'x-uploadthing-signature': '' },
      { 'uploadthing-hook': 'callback', 'x-uploadthing-signature': sign(body, `sk_live_${'1'.repeat(64)}`) },
      { 'uploadthing-hook': 'callback', 'x-uploadthing-signature': sign(`${body} `, apiKey) },
      { 'uploadthing-hook': 'error', 'x-uploadthing-signature': sign(body, `sk_live_${'1'.repeat(64)}`) },
      { 'uploadthing-hook': 'nonsense', 'x-uploadthing-signature': sign(body, apiKey) },
    ] as Record<string, string>[]) {
      const { status } = await say(body, headers)
      expect([400, 403, 404], JSON.stringify(headers)).toContain(status)
    }
    for (const nonsense of ['', 'null', '[]', '{"not":""}', '{"status":"uploaded"}'])
      expect([400, 403, 404]).toContain((await say(nonsense, { 'uploadthing-hook': 'callback', 'x-uploadthing-signature': 'x' })).status)
    expect(await documents()).toBe(0)
  } finally {
    delete process.env.UPLOADTHING_TOKEN
    forgetEnv()
  }
})

test('X-01 without a local mail server there is no mailbox to look into', async () => {
  const request = new Request('http://localhost:3000/dev/mailbox/messages')
  await expect(letters(request)).rejects.toMatchObject({ digest: expect.stringContaining('404') })
  await expect(letter(request, { params: Promise.resolve({ id: newId() }) })).rejects.toMatchObject({ digest: expect.stringContaining('404') })
})

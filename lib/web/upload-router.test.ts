import { createHash } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { type ClientRequest, createServer, type Server, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { atMost } from '@/lib/core/at-most'
import { forgetEnv } from '@/lib/core/env'
import { DomainError, httpStatus } from '@/lib/core/errors'
import { openDocument } from '@/lib/documents/open-document'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { aPdf, hostileBytes } from '@/lib/testing/sample-files'
import { beginSending, takeBytes, type UploadAnswer } from './upload-router'

const { owner } = await testDatabase()
let office: Office
let caseId: string
let server: Server
let origin: string
let asking: Actor
const folder = mkdtempSync('/var/tmp/casebell-uploads-')

beforeAll(async () => {
  office = await anOffice(owner)
  asking = office.member
  caseId = (await office.openCase()).caseId
  server = createServer((incoming, outgoing) => {
    const body = incoming.method === 'HEAD' ? undefined : (Readable.toWeb(incoming) as ReadableStream)
    const request = new Request(origin + incoming.url, {
      method: incoming.method ?? 'GET',
      headers: incoming.headers as Record<string, string>,
      ...(body ? { body, duplex: 'half' } : {}),
    } as RequestInit)
    const actor = { ...asking, at: new Date() }
    const answer = incoming.url?.startsWith('/api/ingest') ? takeBytes(actor, request) : beginSending(actor, request)
    answer
      .catch((error: unknown) => new Response(String(error), { status: error instanceof DomainError ? httpStatus[error.code] : 500 }))
      .then(async (response) => {
        // a refused body stays unread: its connection is of no further use
        outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), connection: 'close' })
        outgoing.end(Buffer.from(await response.arrayBuffer()))
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  Object.assign(process.env, { CASEBELL_URL: origin, CASEBELL_DATA_DIR: folder })
  forgetEnv()
})
afterAll(() => server.close())

type Began = { url: string; key: string }

async function begin(name: string, size: number, fingerprint = 'one', item: string | null = null): Promise<Began> {
  const answer = await fetch(`${origin}/api/uploadthing?actionType=upload&slug=caseFile`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ input: { caseId, itemId: item, fingerprint }, files: [{ name, size, type: 'application/pdf' }] }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  const [first] = (await answer.json()) as Began[]
  if (!first) throw new Error('no address')
  return first
}

const cameSoFar = async ({ url }: Began) => Number((await fetch(url, { method: 'HEAD' })).headers.get('x-ut-range-start'))

async function put({ url }: Began, bytes: Uint8Array, from = 0): Promise<UploadAnswer> {
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(bytes.subarray(from))]), 'x')
  const answer = await fetch(url, { method: 'PUT', headers: { range: `bytes=${from}-` }, body: form })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { serverData: UploadAnswer }).serverData
}

/** Sends a part of the file and breaks the connection off. */
async function cut(began: Began, bytes: Uint8Array, from: number, to: number): Promise<void> {
  const most = from + Math.floor((to - from) * 0.5)
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n'
  const tail = '\r\n--b--\r\n'
  const request = await new Promise<ClientRequest>((resolve) => {
    const request = send(began.url, {
      method: 'PUT',
      agent: false,
      headers: {
        range: `bytes=${from}-`,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': head.length + bytes.length - from + tail.length,
      },
    })
    request.on('error', () => {})
    request.write(head)
    request.write(bytes.subarray(from, to), () => resolve(request))
  })
  while ((await cameSoFar(began)) < most) await new Promise((resolve) => setImmediate(resolve))
  request.destroy()
}

async function uploadState(fileName: string): Promise<unknown> {
  const { rows } = await owner.query(`SELECT state FROM "Upload" WHERE "caseId" = $1 AND "fileName" = $2`, [caseId, fileName])
  return rows[0]?.state
}

async function aLargePdf(): Promise<Uint8Array> {
  const pdf = await aPdf()
  return Buffer.concat([pdf, Buffer.from('\n%'), Buffer.alloc(3_000_000, 'x')])
}

describe('sending a file in UploadThing’s protocol to our own disk', () => {
  test('H-10 an upload cut at 60 % three times is finished where it stopped and makes one document', async () => {
    const bytes = await aLargePdf()
    let from = 0
    for (let time = 1; time <= 3; time++) {
      const began = await begin('tax-return.pdf', bytes.length)
      // what was still on its way when the line broke may have come meanwhile
      expect(await cameSoFar(began)).toBeGreaterThanOrEqual(from)
      from = await cameSoFar(began)
      const to = from + Math.floor((bytes.length - from) * 0.6)
      await cut(began, bytes, from, to)
      from = await cameSoFar(began)
      expect(from).toBeGreaterThan(0)
    }
    const began = await begin('tax-return.pdf', bytes.length)
    const answer = await put(began, bytes, from)
    expect(answer).toMatchObject({ ok: true, fileName: 'tax-return.pdf', receiptNumber: expect.stringMatching(/^R-/) })
    const again = await put(began, bytes, from)
    expect(again).toEqual(answer)

    const { rows } = await owner.query<{ id: string; size: number }>(
      `SELECT v.id, v.size FROM "DocumentVersion" v JOIN "Document" d ON d.id = v."documentId" WHERE d."caseId" = $1`,
      [caseId],
    )
    expect(rows).toHaveLength(1)
    const opened = await openDocument(office.technician, rows[0]?.id ?? '')
    expect(Buffer.compare(opened.bytes, bytes)).toBe(0)
    const uploads = await owner.query(`SELECT state FROM "Upload" WHERE "caseId" = $1`, [caseId])
    expect(uploads.rows).toEqual([{ state: 'received' }])
  })

  test('H-10 a file whose last bytes come twice, while others are looked into, has one receipt, told to both', async () => {
    const beforeMe = atMost(0, 'files')
    const asBusyAsCanBe = 1024 ** 3
    const signs = new EventEmitter()
    const bytes = await aPdf()
    const began = await begin('twice.pdf', bytes.length)
    const busy = [beforeMe(asBusyAsCanBe, () => once(signs, 'first'))]
    const one = put(began, bytes)
    await expect.poll(() => uploadState('twice.pdf')).toBe('checking')
    busy.push(beforeMe(asBusyAsCanBe, () => once(signs, 'second')))
    const other = put(began, bytes)
    for (let asked = 0; asked < 20; asked++) await cameSoFar(began)
    signs.emit('first')
    const answer = await one
    signs.emit('second')
    expect(answer).toMatchObject({ ok: true, receiptNumber: expect.stringMatching(/^R-/) })
    expect(await other).toEqual(answer)
    expect(await put(began, bytes)).toEqual(answer)
    await Promise.all(busy)
  })

  test('D-01 a file is kept with who sent it, when, how large, of what type and with its SHA-256; an earlier one of its name stays readable', async () => {
    const [first, second] = [await aLargePdf(), Buffer.concat([await aLargePdf(), Buffer.from('y')])]
    for (const [index, bytes] of [first, second].entries())
      expect(await put(await begin('statement.pdf', bytes.length, `d${index}`), bytes)).toMatchObject({ ok: true })
    const { rows } = await owner.query(
      `SELECT v.id, v."uploadedById", v."receivedAt", v."fileName", v.size, v."mediaType", v.sha256, v."receiptNumber", d.kind
       FROM "DocumentVersion" v JOIN "Document" d ON d.id = v."documentId" WHERE d."caseId" = $1 AND d.name = 'statement.pdf' ORDER BY v."receivedAt", v.id`,
      [caseId],
    )
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map(({ receiptNumber }) => receiptNumber)).size).toBe(2)
    for (const [index, bytes] of [first, second].entries()) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      expect(rows[index]).toMatchObject({ uploadedById: office.member.userId, size: bytes.length, mediaType: 'application/pdf', sha256, kind: 'member_upload' })
      expect(Date.now() - rows[index].receivedAt.getTime()).toBeLessThan(60_000)
      expect(Buffer.compare((await openDocument(office.technician, rows[index].id)).bytes, bytes)).toBe(0)
    }
  })

  test('X-06 what came of a file is not readable on the disk', async () => {
    const bytes = await aLargePdf()
    const began = await begin('secret-name.pdf', bytes.length, 'secret')
    await cut(began, bytes, 0, 1_000_000)
    for (const name of await readdir(join(folder, 'partial'))) {
      const kept = await readFile(join(folder, 'partial', name))
      expect(kept.includes('%PDF')).toBe(false)
      expect(kept.includes('secret-name')).toBe(false)
    }
  })

  test('H-21 a dangerous file is refused with its reason, and when it was begun is kept', async () => {
    const bytes = hostileBytes.html
    const answer = await put(await begin('page.pdf', bytes.length), bytes)
    expect(answer).toEqual({ ok: false, code: 'dangerous' })
    const { rows } = await owner.query(`SELECT state, "failureCode", "beganAt" FROM "Upload" WHERE "fileName" = 'page.pdf'`)
    expect(rows).toMatchObject([{ state: 'failed', failureCode: 'dangerous' }])
  })

  test('H-21 a file over 25 MB is refused before it is sent, and the try is kept', async () => {
    await expect(begin('film.pdf', 26 * 1024 * 1024)).rejects.toThrow('too_large')
    const { rows } = await owner.query(`SELECT state, "failureCode" FROM "Upload" WHERE "fileName" = 'film.pdf'`)
    expect(rows).toEqual([{ state: 'failed', failureCode: 'too_large' }])
  })

  test('H-21 a file that cannot be kept is told as our fault, and as failed', async () => {
    const broken = mkdtempSync('/var/tmp/casebell-broken-')
    writeFileSync(join(broken, 'files'), 'no folder')
    process.env.CASEBELL_DATA_DIR = broken
    forgetEnv()
    const bytes = await aPdf()
    expect(await put(await begin('no-room.pdf', bytes.length), bytes)).toEqual({ ok: false, code: 'our_fault' })
    process.env.CASEBELL_DATA_DIR = folder
    forgetEnv()
    const { rows } = await owner.query(`SELECT state, "failureCode" FROM "Upload" WHERE "fileName" = 'no-room.pdf'`)
    expect(rows).toEqual([{ state: 'failed', failureCode: 'our_fault' }])
    expect(await put(await begin('no-room.pdf', bytes.length), bytes)).toMatchObject({ ok: true })
  })

  test('H-10 another file of the same name and size does not go on with the first one’s bytes', async () => {
    const bytes = await aLargePdf()
    const first = await begin('scan.pdf', bytes.length, 'first')
    await cut(first, bytes, 0, 1_000_000)
    expect(await cameSoFar(await begin('scan.pdf', bytes.length, 'second'))).toBe(0)
  })

  test('D-02 a forged or altered address is refused, and so is another member’s', async () => {
    const bytes = await aPdf()
    const began = await begin('mine.pdf', bytes.length, 'mine')
    for (const url of [
      began.url.replace(/signature=.*/, 'signature=hmac-sha256%3D00'),
      began.url.replace(/signature=.*/, ''),
      began.url.replace('x-ut-file-size', 'x-ut-file-sizes'),
      `${origin}/api/ingest/x`,
    ]) {
      await expect(put({ ...began, url }, bytes)).rejects.toThrow('403')
    }
    asking = office.otherMember
    await expect(put(began, bytes)).rejects.toThrow('404')
    await expect(begin('theirs.pdf', bytes.length)).rejects.toThrow('case')
    asking = office.member
    expect(await put(began, bytes)).toMatchObject({ ok: true })
  })

  test('X-01 who has another role since a file was begun begins anew, and is asked anew', async () => {
    const bytes = await aPdf()
    asking = office.technician
    const began = await begin('as-technician.pdf', bytes.length, 'role')
    asking = { ...office.technician, role: 'member' }
    await expect(put(began, bytes)).rejects.toThrow('404')
    await expect(begin('as-technician.pdf', bytes.length, 'role')).rejects.toThrow('case')
    asking = office.technician
    expect(await put(await begin('as-technician.pdf', bytes.length, 'role'), bytes)).toMatchObject({ ok: true })
    asking = office.member
  })

  test('D-02 more bytes than were announced are refused', async () => {
    const bytes = await aPdf()
    const began = await begin('longer.pdf', bytes.length - 10, 'longer')
    await expect(put(began, bytes)).rejects.toThrow(/422|500/)
  })
})

import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { getMemberCase } from '@/lib/cases/member-queries'
import { getStaffCase } from '@/lib/cases/queries'
import type { Actor } from '@/lib/core/actor'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { cancelUpload } from '@/lib/documents/cancel-upload'
import { giveUpUploads } from '@/lib/documents/give-up-uploads'
import { openDocument } from '@/lib/documents/open-document'
import type { SentFilePlace } from '@/lib/documents/schema'
import { beginChecking, beginUpload } from '@/lib/documents/uploads'
import { appendBytes, expectFile } from '@/lib/storage/partial-store'
import { type Clamd, startClamd } from '@/lib/testing/clamd'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { aPhoneHeic } from '@/lib/testing/sample-files'
import { placeHold } from './place-hold'
import { receiveFile } from './receive-file'
import { receiveFiles } from './receive-files'
import { acceptItem, returnItem } from './review-item'
import { placeHoldSchema, returnItemSchema } from './schema'

const { owner } = await testDatabase()
const folder = mkdtempSync('/var/tmp/casebell-life-')
let office: Office
let caseId: string
let clamd: Clamd | undefined
const text = Buffer.from('Made up.')
const hour = 3_600_000

function settings(change: Record<string, string>): void {
  Object.assign(process.env, change)
  forgetEnv()
}
beforeAll(async () => {
  settings({ CASEBELL_DATA_DIR: folder })
  office = await anOffice(owner)
  caseId = (await office.openCase()).caseId
})
afterEach(async () => {
  await clamd?.close()
  clamd = undefined
  settings({ CLAMD_URL: '' })
})

const described = (fileName: string, place: Partial<SentFilePlace> = {}) => ({
  ...{ caseId, itemId: null, documentId: null, kind: null, visibility: null, ...place },
  ...{ fileName, size: text.length, fingerprint: 'one' },
})
async function began(fileName: string, at = new Date(), place: Partial<SentFilePlace> = {}, by: Actor = office.member): Promise<string> {
  const { fingerprint, ...file } = described(fileName, place)
  const { uploadId } = await beginUpload({ ...by, at }, { ...file, mediaType: 'text/plain', resumeKey: fingerprint })
  return uploadId
}
const receive = (uploadId: string, fileName: string, place: Partial<SentFilePlace> = {}, by: Actor = office.member) =>
  receiveFile({ ...by, at: new Date() }, { caseId, itemId: null, ...place, uploadId, fileName, mediaType: 'text/plain', bytes: text })
/** A paper that is asked for on a case of its own. */
async function aHeldPaper() {
  const held = await office.openCase()
  const { holdId } = await placeHold(
    office.technician,
    placeHoldSchema.parse({ caseId: held.caseId, reason: 'A paper is missing.', items: [{ name: 'Letter' }] }),
  )
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM "RequestedItem" WHERE "holdId" = $1', [holdId])
  const itemId = rows[0]?.id ?? ''
  return { itemId, place: { caseId: held.caseId, itemId } }
}
/** The technician, a moment later than everything before. */
const after = () => ({ ...office.technician, at: new Date() })
const rowOf = async (uploadId: string) =>
  (await owner.query('SELECT state, "failureCode", "beganAt", "endedAt", "fileKey" FROM "Upload" WHERE id = $1', [uploadId])).rows[0]
const failuresOf = async (uploadId: string) =>
  (await owner.query(`SELECT "actorRole" AS by, "personId" AS of, details->>'code' AS code FROM "AuditEvent" WHERE details->>'uploadId' = $1`, [uploadId])).rows
const keptFiles = () =>
  existsSync(join(folder, 'files')) ? readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile()) : []

/** A scanner that thinks until it is told to answer. */
async function aThinkingScanner() {
  let asked = () => {}
  let answer = (_: string) => {}
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve
  })
  clamd = await startClamd(() => {
    asked()
    return new Promise<string>((resolve) => {
      answer = resolve
    })
  })
  settings({ CLAMD_URL: clamd.url })
  return { isAsked, sayClean: () => answer('stream: OK\0') }
}

test('H-21 a file is sent, checked and received, and both sides read which', async () => {
  const scanner = await aThinkingScanner()
  const uploadId = await began('life.txt')
  expect(await rowOf(uploadId)).toMatchObject({ state: 'sending', endedAt: null })
  const receipt = receive(uploadId, 'life.txt')
  await scanner.isAsked
  expect(await rowOf(uploadId)).toMatchObject({ state: 'checking' })
  const told = { id: uploadId, fileName: 'life.txt', state: 'checking' }
  expect((await getMemberCase(office.member, caseId)).failedUploads).toMatchObject([{ ...told, code: null }])
  expect((await getStaffCase(office.technician, caseId, { history: 1 })).uploads).toMatchObject([told])
  scanner.sayClean()
  expect(await receipt).toMatchObject({ receiptNumber: expect.stringMatching(/^R-/) })
  expect(await rowOf(uploadId)).toMatchObject({ state: 'received', failureCode: null, endedAt: expect.any(Date) })
  expect((await getMemberCase(office.member, caseId)).failedUploads).toEqual([])
})

test('H-21 whoever stops a file has it removed, and when it began stays', async () => {
  const at = new Date(Date.now() - hour)
  const uploadId = await began('stopped.txt', at)
  await expectFile(uploadId, text.length, {})
  await appendBytes(
    uploadId,
    0,
    (async function* () {
      yield text.subarray(0, 4)
    })(),
  )
  await cancelUpload(office.member, described('stopped.txt'))
  expect(await rowOf(uploadId)).toMatchObject({ state: 'cancelled', beganAt: at, fileKey: null })
  expect(await failuresOf(uploadId)).toEqual([{ by: 'member', of: office.member.userId, code: 'cancelled' }])
  expect(readdirSync(join(folder, 'partial')).filter((name) => name.includes(uploadId))).toEqual([])
  await expect(cancelUpload(office.member, described('stopped.txt'))).rejects.toMatchObject({ code: 'not_found' })
  expect((await getMemberCase(office.member, caseId)).failedUploads).toMatchObject([{ id: uploadId, code: 'cancelled' }])
  expect(await began('stopped.txt')).not.toBe(uploadId)
})

test('H-21 a file stopped while it was being checked is not kept', async () => {
  const scanner = await aThinkingScanner()
  const uploadId = await began('late-stop.txt')
  const before = keptFiles().length
  const receipt = receive(uploadId, 'late-stop.txt')
  await scanner.isAsked
  await cancelUpload(office.member, described('late-stop.txt'))
  scanner.sayClean()
  await expect(receipt).rejects.toMatchObject({ code: 'conflict', reason: 'cancelled' })
  expect(await rowOf(uploadId)).toMatchObject({ state: 'cancelled' })
  expect(keptFiles()).toHaveLength(before)
  await expect(receive(uploadId, 'late-stop.txt')).rejects.toMatchObject({ reason: 'cancelled' })
})

test('H-21 a file that arrived cannot be stopped any more', async () => {
  const uploadId = await began('arrived.txt')
  await receive(uploadId, 'arrived.txt')
  await expect(cancelUpload(office.member, described('arrived.txt'))).rejects.toMatchObject({ code: 'not_found' })
  expect(await rowOf(uploadId)).toMatchObject({ state: 'received' })
})

test('H-21 a try that ended nowhere is given up after a day, once, and its time stays', async () => {
  const now = new Date()
  const [old, young, checked] = [new Date(now.getTime() - 25 * hour), new Date(now.getTime() - 23 * hour), new Date(now.getTime() - 30 * hour)]
  const [oldId, youngId, checkedId] = [await began('old.txt', old), await began('young.txt', young), await began('checked.txt', checked)]
  await beginChecking(office.member, checkedId)
  expect(await giveUpUploads(now)).toBe(2)
  expect(await giveUpUploads(now)).toBe(0)
  expect(await rowOf(oldId)).toMatchObject({ state: 'failed', failureCode: 'interrupted', beganAt: old, endedAt: now })
  expect(await rowOf(checkedId)).toMatchObject({ state: 'failed', failureCode: 'our_fault', beganAt: checked })
  expect(await rowOf(youngId)).toMatchObject({ state: 'sending' })
  expect(await failuresOf(oldId)).toEqual([{ by: 'system', of: office.member.userId, code: 'interrupted' }])
  expect((await getStaffCase(office.technician, caseId, { history: 1 })).uploads).toContainEqual(
    expect.objectContaining({ id: oldId, failureCode: 'interrupted' }),
  )
})

test('H-21 a try that was given up and comes whole after all is taken', async () => {
  const at = new Date(Date.now() - 26 * hour)
  const uploadId = await began('after-all.txt', at)
  await giveUpUploads()
  await receive(uploadId, 'after-all.txt')
  expect(await rowOf(uploadId)).toMatchObject({ state: 'received', failureCode: null, beganAt: at })
})

test('H-21 a file whose check broke off is begun again as the same try', async () => {
  const uploadId = await began('broke-off.txt')
  await beginChecking(office.member, uploadId)
  expect(await began('broke-off.txt')).toBe(uploadId)
})

test('H-21 a file that came whole while its sender was cut off is the same upload when they ask again, with the same receipt', async () => {
  const uploadId = await began('cut-off.txt')
  const first = await receive(uploadId, 'cut-off.txt')
  expect(await began('cut-off.txt')).toBe(uploadId)
  expect(await receive(uploadId, 'cut-off.txt')).toMatchObject({ documentId: first.documentId, receiptNumber: first.receiptNumber })
  expect(await rowOf(uploadId)).toMatchObject({ state: 'received' })
  expect((await owner.query('SELECT id FROM "DocumentVersion" WHERE "uploadId" = $1', [uploadId])).rowCount).toBe(1)
})

test('H-21 asked for again after its paper was accepted, a file that came whole has its receipt still', async () => {
  const { place, itemId } = await aHeldPaper()
  const uploadId = await began('accepted.txt', new Date(), place)
  await receive(uploadId, 'accepted.txt', place)
  await acceptItem(after(), { itemId })
  expect(await began('accepted.txt', new Date(), place)).toBe(uploadId)
})

test('H-21 H-12 a file that was sent back can be sent once more, and so can one that is not the newest version any more', async () => {
  const { place, itemId } = await aHeldPaper()
  const uploadId = await began('back.txt', new Date(), place)
  const { documentId } = await receive(uploadId, 'back.txt', place)
  await returnItem(after(), returnItemSchema.parse({ itemId, message: 'Too dark to read.' }))
  const again = await began('back.txt', new Date(), place)
  expect(again).not.toBe(uploadId)
  expect(await rowOf(uploadId)).toMatchObject({ state: 'received', fileKey: null })

  const next = { caseId: place.caseId, documentId }
  const second = await began('second.txt', new Date(), next)
  await receive(second, 'second.txt', next)
  const third = await began('third.txt', new Date(), next)
  await receive(third, 'third.txt', next)
  expect(await began('third.txt', new Date(), next)).toBe(third)
  expect(await began('second.txt', new Date(), next)).not.toBe(second)
})

test('H-21 a file that comes whole after its document was accepted, or left the case, is told as failed with why, its time kept', async () => {
  const { place, itemId } = await aHeldPaper()
  const { documentId } = await receive(await began('first.txt', new Date(), place), 'first.txt', place)
  const at = new Date(Date.now() - hour)
  const next = { caseId: place.caseId, documentId }
  const [late, gone] = [await began('late.txt', at, next), await began('gone.txt', at, next)]
  const before = keptFiles().length
  await acceptItem(after(), { itemId })
  await expect(receive(late, 'late.txt', next)).rejects.toMatchObject({ code: 'conflict', reason: 'item_accepted' })
  await expect(receive(gone, 'gone.txt', { caseId: place.caseId, itemId: newId() })).rejects.toMatchObject({ code: 'not_found' })
  expect(await rowOf(late)).toMatchObject({ state: 'failed', failureCode: 'item_accepted', beganAt: at, endedAt: expect.any(Date) })
  expect(await rowOf(gone)).toMatchObject({ state: 'failed', failureCode: 'gone', beganAt: at })
  expect(keptFiles()).toHaveLength(before)
  expect(await failuresOf(late)).toEqual([{ by: 'member', of: office.member.userId, code: 'item_accepted' }])
  const { failedUploads } = await getMemberCase(office.member, place.caseId)
  expect(failedUploads.map(({ fileName, code }) => [fileName, code]).sort()).toEqual([
    ['gone.txt', 'gone'],
    ['late.txt', 'item_accepted'],
  ])
})

test('H-21 of several files of a form, the one that came too late says why and the others arrive', async () => {
  const { place, itemId } = await aHeldPaper()
  const { documentId } = await receive(await began('form.txt', new Date(), place), 'form.txt', place)
  await acceptItem(after(), { itemId })
  const form = { caseId: place.caseId, itemId: null, documentId, kind: null, visibility: null, files: [new File(['Made up.'], 'better.txt')] }
  expect(await receiveFiles({ ...office.member, at: new Date() }, form)).toEqual({ arrived: [], failed: [{ fileName: 'better.txt', code: 'item_accepted' }] })
})

test('H-21 the same file sent as something else, or by somebody else, or a day later, is another upload', async () => {
  const as = { kind: 'evidence', visibility: 'internal' } as const
  const byStaff = await began('same.txt', new Date(), as, office.technician)
  await receive(byStaff, 'same.txt', as, office.technician)
  expect(await began('same.txt', new Date(), as, office.technician)).toBe(byStaff)
  expect(await began('same.txt', new Date(), { ...as, visibility: 'shared' }, office.technician)).not.toBe(byStaff)
  expect(await began('same.txt')).not.toBe(byStaff)
  expect(await began('same.txt', new Date(Date.now() + 25 * hour), as, office.technician)).not.toBe(byStaff)
})

test('O-02 of 16 large files at once one is in memory at a time, and all arrive', { timeout: 60_000 }, async () => {
  const large = Buffer.alloc(20 * 1024 * 1024, 'Made up. ')
  let [now, most] = [0, 0]
  clamd = await startClamd(() => {
    now--
    return 'stream: OK\0'
  })
  settings({ CLAMD_URL: clamd.url })
  const read = async () => {
    most = Math.max(most, ++now)
    return large
  }
  const file = { caseId, itemId: null, mediaType: 'text/plain', bytes: { size: large.length, read } }
  const receipts = await Promise.all(Array.from({ length: 16 }, (_, n) => receiveFile(office.member, { ...file, fileName: `large-${n}.txt` })))
  expect(new Set(receipts.map(({ receiptNumber }) => receiptNumber)).size).toBe(16)
  expect(most).toBe(1)
})

test('H-22 a HEIC sent by a member is kept, and given out, as a JPEG that is called one', async () => {
  const photo = { fileName: 'IMG_0042.HEIC', mediaType: 'image/heic', bytes: aPhoneHeic() }
  const receipt = await receiveFile(office.member, { caseId, itemId: null, ...photo })
  expect(receipt).toMatchObject({ fileName: 'IMG_0042.jpg', findings: ['converted', 'turned_upright'] })
  const opened = await openDocument(office.technician, receipt.versionId)
  expect([opened.fileName, opened.mediaType, opened.bytes.subarray(0, 3).toString('hex')]).toEqual(['IMG_0042.jpg', 'image/jpeg', 'ffd8ff'])
  expect(opened.bytes.includes('Telephone')).toBe(false)
})

test('D-02 a text called a page is kept and given out as a text, and so is one that was kept under its old name', async () => {
  const receipt = await receiveFile(office.member, { caseId, itemId: null, fileName: 'statement.html', mediaType: 'text/html', bytes: text })
  expect(receipt).toMatchObject({ fileName: 'statement.html.txt' })
  await owner.query(`UPDATE "DocumentVersion" SET "fileName" = 'statement.html' WHERE id = $1`, [receipt.versionId])
  expect(await openDocument(office.technician, receipt.versionId)).toMatchObject({ fileName: 'statement.html.txt', mediaType: 'text/plain' })
  await owner.query(`UPDATE "DocumentVersion" SET "fileName" = 'a.lnk', "mediaType" = 'application/x.ms.shortcut' WHERE id = $1`, [receipt.versionId])
  expect(await openDocument(office.technician, receipt.versionId)).toMatchObject({ fileName: 'a.lnk.bin', mediaType: 'application/octet-stream' })
})

/** A data folder in which no file can be kept. */
function brokenFolder(): string {
  const broken = mkdtempSync('/var/tmp/casebell-broken-')
  writeFileSync(join(broken, 'files'), 'no folder')
  return broken
}

test('H-21 a file that breaks on our side has failed in words of its own, its time stays, and it can be sent again', async () => {
  const at = new Date(Date.now() - hour)
  const uploadId = await began('broken.txt', at)
  settings({ CASEBELL_DATA_DIR: brokenFolder() })
  await expect(receive(uploadId, 'broken.txt')).rejects.toMatchObject({ cause: { code: 'ENOTDIR' } })
  settings({ CASEBELL_DATA_DIR: folder })
  expect(await rowOf(uploadId)).toMatchObject({ state: 'failed', failureCode: 'our_fault', beganAt: at, endedAt: expect.any(Date) })
  expect((await getMemberCase(office.member, caseId)).failedUploads).toContainEqual(
    expect.objectContaining({ id: uploadId, state: 'failed', code: 'our_fault' }),
  )
  expect(await began('broken.txt')).not.toBe(uploadId)
  // a mail's files are tried again as the same upload
  await receive(uploadId, 'broken.txt')
  expect(await rowOf(uploadId)).toMatchObject({ state: 'received', failureCode: null })
})

test('H-21 H-10 of a form’s files each that arrived has its receipt, and each that broke on our side says so', async () => {
  let scanned = 0
  clamd = await startClamd(() => {
    if (++scanned === 2) settings({ CASEBELL_DATA_DIR: brokenFolder() })
    return 'stream: OK\0'
  })
  settings({ CLAMD_URL: clamd.url })
  const files = ['first.txt', 'second.txt', 'third.txt'].map((name) => new File([text], name, { type: 'text/plain' }))
  const answer = await receiveFiles(office.member, { caseId, itemId: null, files })
  settings({ CASEBELL_DATA_DIR: folder })
  expect(answer).toEqual({
    arrived: [{ fileName: 'first.txt', receiptNumber: expect.stringMatching(/^R-/), findings: [] }],
    failed: [
      { fileName: 'second.txt', code: 'our_fault' },
      { fileName: 'third.txt', code: 'our_fault' },
    ],
  })
})

test('H-21 what a killed process leaves half checked is given up after an hour where its bytes are gone, and kept where they are not', async () => {
  const at = new Date(Date.now() - 2 * hour)
  const [lost, young, whole] = [await began('lost.txt', at), await began('young-check.txt'), await began('whole.txt', at)]
  await expectFile(whole, text.length, {})
  await appendBytes(
    whole,
    0,
    (async function* () {
      yield text
    })(),
  )
  for (const uploadId of [lost, young, whole]) await beginChecking(office.member, uploadId)
  expect(await giveUpUploads()).toBe(1)
  expect(await rowOf(lost)).toMatchObject({ state: 'failed', failureCode: 'our_fault', beganAt: at })
  expect(await failuresOf(lost)).toEqual([{ by: 'system', of: office.member.userId, code: 'our_fault' }])
  expect([(await rowOf(young)).state, (await rowOf(whole)).state]).toEqual(['checking', 'checking'])
  expect(await giveUpUploads()).toBe(0)
})

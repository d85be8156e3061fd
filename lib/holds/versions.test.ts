import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { getMemberCase } from '@/lib/cases/member-queries'
import { getStaffCase } from '@/lib/cases/queries'
import { changeDocument } from '@/lib/documents/change-document'
import { openDocument } from '@/lib/documents/open-document'
import { beginUpload } from '@/lib/documents/uploads'
import type { Happening } from '@/lib/notifications/kinds/kind'
import { noteShared } from '@/lib/notifications/kinds/note-shared'
import { testDatabase } from '@/lib/testing/database'
import { aCase, aHeldCase, as, aWorld, type Who, type World } from '@/lib/testing/everybody'
import { receiveFile, type SentFile } from './receive-file'
import { resumeCase } from './resume-case'
import { acceptItem, returnItem } from './review-item'
import { fileSentBack } from './rules'
import { returnItemSchema } from './schema'

const { owner } = await testDatabase()
let world: World

beforeAll(async () => {
  world = await aWorld(owner)
})

const send = (who: Who, place: Pick<SentFile, 'caseId'> & Partial<SentFile>, words: string) =>
  receiveFile(as(world, who), { itemId: null, fileName: `${words}.txt`, mediaType: 'text/plain', bytes: Buffer.from(words), ...place })
const ofStaff = (caseId: string) => getStaffCase(as(world, 'technician'), caseId, { history: 50 })
const ofMember = (caseId: string) => getMemberCase(as(world, 'member'), caseId)
const stateOf = async (itemId: string) => (await owner.query('SELECT state FROM "RequestedItem" WHERE id = $1', [itemId])).rows[0].state
const returned = (itemId: string) => returnItem(as(world, 'technician'), returnItemSchema.parse({ itemId, message: 'Too dark, please once more.' }))

describe('a document and its versions', () => {
  test('D-01 what is sent anew is the next version, with who, when, size, type and SHA-256, and the one before stays readable', async () => {
    const { caseId, itemId } = await aHeldCase(world)
    const first = await send('member', { caseId, itemId }, 'a dark picture')
    await returned(itemId)
    const second = await send('member', { caseId, documentId: first.documentId }, 'a bright picture')
    const third = await send('technician', { caseId, documentId: first.documentId }, 'a scan of the paper')
    expect([first, second, third].map(({ documentId, version }) => [documentId, version])).toEqual([1, 2, 3].map((n) => [first.documentId, n]))

    const [file, ...others] = (await ofStaff(caseId)).hold?.items[0]?.files ?? []
    expect(others).toEqual([])
    expect(
      [file, ...(file?.earlier ?? [])].map((one) => one && [one.version, one.name, one.by, one.size, one.mediaType, one.sha256, one.receiptNumber]),
    ).toEqual(
      [
        [3, 'a scan of the paper', 'Elena Vargas', third.receiptNumber] as const,
        [2, 'a bright picture', 'Ruth Ellison', second.receiptNumber] as const,
        [1, 'a dark picture', 'Ruth Ellison', first.receiptNumber] as const,
      ].map(([version, words, by, receipt]) => [
        version,
        `${words}.txt`,
        by,
        words.length,
        'text/plain',
        createHash('sha256').update(words).digest('hex'),
        receipt,
      ]),
    )
    const [seen] = (await ofMember(caseId)).hold?.items[0]?.files ?? []
    expect([seen?.version, seen?.mine, seen?.mayReplace, seen?.earlier.map(({ version }) => version)]).toEqual([3, false, true, [2, 1]])
    for (const who of ['member', 'technician'] as const) {
      expect((await openDocument(as(world, who), first.versionId)).bytes.toString()).toBe('a dark picture')
      expect((await openDocument(as(world, who), third.versionId)).bytes.toString()).toBe('a scan of the paper')
    }
    const { rows } = await owner.query(
      `SELECT details->'version' AS version, "actorName" FROM "AuditEvent" WHERE type = 'document_uploaded' AND details->>'documentId' = $1 ORDER BY at`,
      [first.documentId],
    )
    expect(rows).toEqual([1, 2, 3].map((version) => ({ version, actorName: version === 3 ? 'Elena Vargas' : 'Ruth Ellison' })))
  })

  test('D-01 versions sent at the same moment follow one another, and none is lost', async () => {
    const { caseId } = await aCase(world)
    const { documentId } = await send('member', { caseId }, 'the first')
    const sent = await Promise.all(Array.from({ length: 8 }, (_, n) => send(n % 2 ? 'member' : 'technician', { caseId, documentId }, `at once ${n}`)))
    expect(sent.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
    const [file] = (await ofStaff(caseId)).others
    expect([file?.version, file?.earlier.map(({ version }) => version)]).toEqual([9, [8, 7, 6, 5, 4, 3, 2, 1]])
  })

  test('D-01 the same upload told twice is one version', async () => {
    const { caseId } = await aCase(world)
    const { documentId } = await send('member', { caseId }, 'one')
    const { uploadId } = await beginUpload(as(world, 'member'), { caseId, itemId: null, documentId, fileName: 'two.txt', size: 3, mediaType: 'text/plain' })
    const twice = [await send('member', { caseId, documentId, uploadId }, 'two'), await send('member', { caseId, documentId, uploadId }, 'two')]
    expect(twice.map(({ version, receiptNumber }) => [version, receiptNumber])).toEqual([1, 2].map(() => [2, twice[0]?.receiptNumber]))
    expect((await ofStaff(caseId)).others).toHaveLength(1)
  })

  test('D-01 a member sends no new version of what is accepted, nor of what somebody else put there', async () => {
    const { caseId, itemId } = await aHeldCase(world)
    const mine = await send('member', { caseId, itemId }, 'mine')
    const ours = await send('technician', { caseId, visibility: 'shared' }, 'ours')
    const elsewhere = await aCase(world)
    await acceptItem(as(world, 'technician'), { itemId })
    await expect(send('member', { caseId, documentId: mine.documentId }, 'mine, changed')).rejects.toMatchObject({ code: 'conflict', reason: 'item_accepted' })
    await expect(send('member', { caseId, documentId: ours.documentId }, 'ours, changed')).rejects.toMatchObject({ code: 'not_found' })
    await expect(send('member', { caseId: elsewhere.caseId, documentId: mine.documentId }, 'elsewhere')).rejects.toMatchObject({ code: 'not_found' })
    const { hold, otherFiles } = await ofMember(caseId)
    expect([hold?.items[0]?.files[0]?.mayReplace, otherFiles[0]?.name, otherFiles[0]?.mayReplace]).toEqual([false, 'ours.txt', false])
    expect((await owner.query('SELECT 1 FROM "DocumentVersion" WHERE "documentId" = ANY($1)', [[mine.documentId, ours.documentId]])).rowCount).toBe(2)
    expect((await send('technician', { caseId, documentId: mine.documentId }, 'a better scan')).version).toBe(2)
  })

  test('H-12 a new version is no further file: a paper of two files is complete with two documents', async () => {
    const { caseId, itemId } = await aHeldCase(world)
    await owner.query('UPDATE "RequestedItem" SET "filesExpected" = 2 WHERE id = $1', [itemId])
    const { documentId } = await send('member', { caseId, itemId }, 'page one')
    await send('member', { caseId, documentId }, 'page one, sharper')
    expect(await stateOf(itemId)).toBe('partly_in')
    await send('member', { caseId, itemId }, 'page two')
    expect(await stateOf(itemId)).toBe('received')
  })

  test('H-12 only the one file of a returned paper is followed by what is sent now; of several nobody can tell which', () => {
    const [mine, theirs] = [{ mayReplace: true }, { mayReplace: false }]
    expect(fileSentBack({ state: 'returned', files: [mine] })).toBe(mine)
    for (const files of [[], [theirs], [mine, mine]]) expect(fileSentBack({ state: 'returned', files })).toBeUndefined()
    expect(fileSentBack({ state: 'received', files: [mine] })).toBeUndefined()
  })

  test('H-12 a returned paper is received again with a new version of its file', async () => {
    const { caseId, itemId } = await aHeldCase(world)
    const { documentId } = await send('member', { caseId, itemId }, 'dark')
    await returned(itemId)
    expect(await stateOf(itemId)).toBe('returned')
    await send('member', { caseId, documentId }, 'bright')
    expect(await stateOf(itemId)).toBe('received')
    expect((await ofStaff(caseId)).hasMemberUpdates).toBe(true)
  })
})

describe('what a document is, and who sees it', () => {
  test('D-01 D-02 staff say what a document is; what they keep to themselves no member sees, lists or opens', async () => {
    const { caseId } = await aCase(world)
    const kept = await send('technician', { caseId, kind: 'legal' }, 'an opinion')
    const shown = await send('technician', { caseId, kind: 'evidence', visibility: 'shared' }, 'a statement')
    expect((await ofStaff(caseId)).others.map(({ name, kind, visibility }) => [name, kind, visibility])).toEqual([
      ['a statement.txt', 'evidence', 'shared'],
      ['an opinion.txt', 'legal', 'internal'],
    ])
    const found = await ofMember(caseId)
    expect(found.otherFiles.map(({ name }) => name)).toEqual(['a statement.txt'])
    expect(JSON.stringify(found)).not.toContain('opinion')
    expect(found.history.filter(({ type }) => type === 'document_uploaded')).toHaveLength(1)
    await expect(openDocument(as(world, 'member'), kept.versionId)).rejects.toMatchObject({ code: 'not_found' })
    expect((await openDocument(as(world, 'member'), shown.versionId)).bytes.toString()).toBe('a statement')
  })

  test('D-01 type and readers are changed with a trace, once, and a member keeps seeing what they sent', async () => {
    const { caseId } = await aCase(world)
    const { documentId, versionId } = await send('technician', { caseId }, 'a letter')
    const change = { documentId, kind: 'correspondence', visibility: 'shared' } as const
    await changeDocument(as(world, 'technician'), change)
    await changeDocument(as(world, 'colleague'), change)
    const { rows } = await owner.query(`SELECT "actorName", details FROM "AuditEvent" WHERE type = 'document_changed' AND details->>'documentId' = $1`, [
      documentId,
    ])
    expect(rows).toMatchObject([
      {
        actorName: 'Elena Vargas',
        details: { was: { kind: 'other', visibility: 'internal' }, kind: 'correspondence', visibility: 'shared', fileName: 'a letter.txt' },
      },
    ])
    expect((await openDocument(as(world, 'member'), versionId)).fileName).toBe('a letter.txt')
    const theirs = await send('member', { caseId }, 'from the member')
    await expect(changeDocument(as(world, 'head'), { ...change, documentId: theirs.documentId, visibility: 'internal' })).rejects.toMatchObject({
      reason: 'members_own',
    })
    await changeDocument(as(world, 'head'), { ...change, documentId: theirs.documentId, kind: 'evidence' })
    expect((await ofMember(caseId)).otherFiles.map(({ name, mayReplace }) => [name, mayReplace])).toEqual([
      ['from the member.txt', true],
      ['a letter.txt', false],
    ])
  })

  test('N-01 the member hears of a document put there for them, and of none that staff keep', () => {
    const about = { id: 'case', number: 'CASE-1', memberId: 'ruth', hearers: ['elena'] }
    const told = (type: string, details: Record<string, unknown>, actorRole = 'technician') =>
      noteShared.audience({ type, details, actorRole, actorId: 'elena', actorName: 'Elena', case: about, hold: null, item: null } satisfies Happening)
    expect(told('document_uploaded', { visibility: 'shared' })).toEqual(['ruth'])
    expect(told('document_uploaded', { visibility: 'internal' })).toEqual([])
    expect(told('document_uploaded', { visibility: 'shared' }, 'member')).toEqual([])
    expect(told('document_changed', { visibility: 'shared', was: { visibility: 'internal' } })).toEqual(['ruth'])
    expect(told('document_changed', { visibility: 'shared', was: { visibility: 'shared' } })).toEqual([])
  })

  test('H-09 after a hold its documents stay in the member’s list', async () => {
    const { caseId, itemId } = await aHeldCase(world)
    await send('member', { caseId, itemId }, 'asked for')
    await send('member', { caseId }, 'not asked for')
    expect((await ofMember(caseId)).otherFiles.map(({ name }) => name)).toEqual(['not asked for.txt'])
    await resumeCase(as(world, 'technician'), { caseId })
    expect((await ofMember(caseId)).otherFiles.map(({ name }) => name)).toEqual(['not asked for.txt', 'asked for.txt'])
  })
})

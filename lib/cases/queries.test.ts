import { describe, expect, test } from 'vitest'
import { deleteCase } from '@/lib/cases/delete-case'
import { newId } from '@/lib/core/ids'
import { openDocument } from '@/lib/documents/open-document'
import { receiveFile } from '@/lib/holds/receive-file'
import { resumeCase } from '@/lib/holds/resume-case'
import { acceptItem } from '@/lib/holds/review-item'
import { testDatabase } from '@/lib/testing/database'
import { aCase, aHeldCase, anAnsweredCase, as, aWorld } from '@/lib/testing/everybody'
import { statementsOf } from '@/lib/testing/statements'
import { addNote } from './add-note'
import { getStaffCase, listCaseChoices } from './queries'

const { owner } = await testDatabase()
const world = await aWorld(owner)
const { ours, is } = world
const see = (caseId: string, wish: Partial<Parameters<typeof getStaffCase>[2]> = {}) => getStaffCase(as(world, 'technician'), caseId, { history: 10, ...wish })

describe('a case on the desk', () => {
  test('H-12 H-13 C-10 shows its hold, papers, notes and history', async () => {
    const { caseId, itemId, versionId } = await anAnsweredCase(world)
    await addNote(as(world, 'member'), { caseId, visibility: 'shared', body: 'Here it is.' })
    const found = await see(caseId)
    expect(found).toMatchObject({
      id: caseId,
      typeCode: 'RETIREMENT',
      statusCode: 'on_hold',
      kind: 'hold',
      memberName: 'Ruth Ellison',
      subject: 'Frank Ellison',
      department: 'Retirement',
      technician: 'Elena Vargas',
      hasMemberUpdates: true,
      deletedAt: null,
      notesCount: 2,
      others: [],
      uploads: [],
      templates: [],
      technicians: [],
    })
    expect(found.hold).toMatchObject({ waitingFor: 'member', placedBy: 'Elena Vargas', sentAllAt: null, mail: null, seenAt: null })
    expect(found.hold?.items).toMatchObject([
      { id: itemId, state: 'received', required: true, files: [{ id: versionId, name: 'statement.txt', isNew: true, by: 'Ruth Ellison' }] },
    ])
    expect(found.notes.map(({ visibility, byMember }) => [visibility, byMember])).toEqual([
      ['shared', true],
      ['internal', false],
    ])
    expect(found.history.map(({ type }) => type)).toEqual(['note_added', 'document_uploaded', 'note_added', 'case_held', 'case_opened'])
    expect(found.historyCount).toBe(5)
    expect(found.today).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('C-02 tells where it may go next, in the order of the office', async () => {
    const { caseId } = await aCase(world)
    const found = await see(caseId)
    expect(found.next.sort()).toEqual(['closed', 'in_progress', 'on_hold'])
    expect(found.statuses.map(({ code }) => code)).toEqual(['new', 'assigned', 'in_progress', 'on_hold', 'resolved', 'closed', 'reopened'])
  })

  test('H-12 a file is new until somebody of the staff has opened it', async () => {
    const { caseId, versionId } = await anAnsweredCase(world)
    await openDocument(as(world, 'member'), versionId)
    expect((await see(caseId)).hold?.items[0]?.files[0]?.isNew).toBe(true)
    await openDocument(as(world, 'colleague'), versionId)
    expect((await see(caseId)).hold?.items[0]?.files[0]?.isNew).toBe(false)
  })

  test('H-10 papers of a hold that has ended, and those for nothing asked, are kept among the others', async () => {
    const { caseId, itemId } = await anAnsweredCase(world)
    await receiveFile(as(world, 'member'), { caseId, itemId: null, fileName: 'free.txt', mediaType: 'text/plain', bytes: Buffer.from('Free') })
    expect((await see(caseId)).others).toMatchObject([{ name: 'free.txt', item: null }])
    await acceptItem(as(world, 'technician'), { itemId })
    await resumeCase(as(world, 'technician'), { caseId })
    const found = await see(caseId)
    expect(found.hold).toBeNull()
    expect(found.others).toMatchObject([
      { name: 'free.txt', item: null },
      { name: 'statement.txt', item: 'Bank statement' },
    ])
  })

  test('H-21 a file that failed is shown with when it began and why', async () => {
    const { caseId, itemId } = await aHeldCase(world)
    const empty = { caseId, itemId, fileName: 'empty.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(0) }
    await expect(receiveFile(as(world, 'member'), empty)).rejects.toMatchObject({ reason: 'empty' })
    expect((await see(caseId)).uploads).toMatchObject([{ fileName: 'empty.pdf', state: 'failed', failureCode: 'empty', item: 'Bank statement' }])
  })

  test('H-04 shows what became of the mail about this hold, and when the member saw the notice', async () => {
    const { caseId } = await aHeldCase(world)
    const [notificationId, earlier] = [newId(), newId()]
    const notify = (id: string, at: string) =>
      owner.query(
        `INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", "caseId", priority, "createdAt", "readAt")
         VALUES ($1, $2, gen_random_uuid(), 'hold_placed', $3, $4, 'high', now() + $5::interval, now())`,
        [id, ours.tenantId, is.member.userId, caseId, at],
      )
    await notify(earlier, '-2 days')
    expect((await see(caseId)).hold).toMatchObject({ mail: null, seenAt: null })
    await notify(notificationId, '1 second')
    await owner.query(
      `INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, status, address, attempts, error, "failedAt")
       VALUES (gen_random_uuid(), $1, $2, 'email', 'failed', 'ruth@example.test', 3, '550 no such user', now())`,
      [ours.tenantId, notificationId],
    )
    const { hold } = await see(caseId)
    expect(hold?.mail).toMatchObject({ status: 'failed', address: 'ruth@example.test', attempts: 3, error: '550 no such user' })
    expect(hold?.seenAt).not.toBeNull()
  })

  test('H-13 the history is read to its beginning page by page, each event once, though many share a moment', async () => {
    const { caseId } = await aCase(world)
    const actor = as(world, 'technician')
    for (let n = 0; n < 24; n++) await addNote(actor, { caseId, visibility: 'internal', body: `Note ${n}` })
    const read: string[] = []
    let before: { at: Date; id: string } | null = null
    for (;;) {
      const { history } = await see(caseId, { history: 7, before })
      if (history.length === 0) break
      read.push(...history.map(({ id }) => id))
      const last: (typeof history)[number] | undefined = history.at(-1)
      before = last ? { at: new Date(last.at), id: last.id } : null
    }
    const { rows } = await owner.query<{ id: string }>(`SELECT id FROM "AuditEvent" WHERE "caseId" = $1 ORDER BY at DESC, id DESC`, [caseId])
    expect(read).toEqual(rows.map(({ id }) => id))
    expect(read).toHaveLength(25)
  })

  test('C-10 shows the newest thousand notes and counts them all', async () => {
    const { caseId } = await aCase(world)
    await owner.query(
      `INSERT INTO "CaseNote" (id, "tenantId", "caseId", "authorId", visibility, body, "createdAt")
       SELECT gen_random_uuid(), $1, $2, $3, 'internal', n::text, now() + n * interval '1 second' FROM generate_series(1, 1005) n`,
      [ours.tenantId, caseId, is.technician.userId],
    )
    const { notes, notesCount } = await see(caseId)
    expect([notes.length, notesCount, notes[0]?.body]).toEqual([1000, 1005, '1005'])
  })

  test('H-19 offers the templates of its type and, to assign, whoever works cases here', async () => {
    const { caseId } = await aCase(world)
    for (const [code, types, active] of [
      ['all', [], true],
      ['ours', ['RETIREMENT'], true],
      ['other', ['SURVIVOR'], true],
      ['old', [], false],
    ] as const) {
      await owner.query(
        `INSERT INTO "HoldTemplate" (id, "tenantId", code, name, reason, "caseTypes", active) VALUES (gen_random_uuid(), $1, $2, '{}', '{}', $3, $4)`,
        [ours.tenantId, code, types, active],
      )
    }
    const gone = await ours.addPerson('Tom Halvorsen', 'technician')
    await owner.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [gone.userId])
    const hold = await see(caseId, { dialog: 'hold' })
    expect([hold.templates.map(({ code }) => code), hold.technicians]).toEqual([['all', 'ours'], []])
    const assign = await see(caseId, { dialog: 'assign' })
    expect(assign.templates).toEqual([])
    expect(assign.technicians.map(({ name }) => name)).toEqual([
      'Elena Vargas',
      'Grace Liu',
      'Marcus Bell',
      'Payroll Bridge',
      'Priya Raman',
      'Samuel Whitefeather',
    ])
  })

  test('C-01 is found by its id or number; whatever else is asked for is not found', async () => {
    const { caseId } = await aCase(world)
    const { number } = await see(caseId)
    expect((await see(number)).id).toBe(caseId)
    for (const nonsense of ['', '\u0000', '\ud800', '%', "' OR true --", '{"not":""}', caseId.toUpperCase(), newId()]) {
      await expect(see(nonsense), JSON.stringify(nonsense)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('C-01 a deleted case is shown as deleted to who may restore it', async () => {
    const { caseId } = await aCase(world)
    await deleteCase(as(world, 'head'), { caseId })
    expect((await getStaffCase(as(world, 'head'), caseId, { history: 1 })).deletedAt).not.toBeNull()
    await expect(see(caseId)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('H-13 asks the same few statements, however much there is of it', async () => {
    const { caseId, itemId } = await anAnsweredCase(world)
    const few = await statementsOf(() => see(caseId))
    for (let n = 0; n < 5; n++) {
      await addNote(as(world, 'technician'), { caseId, visibility: 'shared', body: `Note ${n}` })
      await receiveFile(as(world, 'member'), { caseId, itemId, fileName: `${n}.txt`, mediaType: 'text/plain', bytes: Buffer.from(`File ${n}`) })
    }
    expect(await statementsOf(() => see(caseId, { history: 100, dialog: 'hold' }))).toHaveLength(few.length)
    // with the session's, a page may ask eight
    expect(few.length).toBeLessThanOrEqual(7)
  })
})

describe('what a form for a case may name', () => {
  const named = async (words: string, memberId: string | null = null) =>
    (await listCaseChoices(as(world, 'technician'), { words, memberId })).members.map(({ name }) => name)

  test('C-01 finds members by name or address, and takes %, _ and \\ for themselves', async () => {
    for (const name of ['Per Cent 100% Sure', 'Under_score Smith', 'Back\\slash Jones']) await ours.addPerson(name, 'member')
    expect(await named('ruth')).toEqual(['Ruth Ellison'])
    expect(await named('RUTH.ELL')).toEqual(['Ruth Ellison'])
    expect(await named('100%')).toEqual(['Per Cent 100% Sure'])
    expect(await named('%')).toEqual(['Per Cent 100% Sure'])
    expect(await named('_')).toEqual(['Under_score Smith'])
    expect(await named('\\')).toEqual(['Back\\slash Jones'])
    for (const nonsense of ['\u0000%', '\ud800', "' OR true --"]) expect(Array.isArray(await named(nonsense)), JSON.stringify(nonsense)).toBe(true)
  })

  test('C-01 names at most twenty, or the one chosen; nobody disabled, of the staff or of another office', async () => {
    for (let n = 0; n < 25; n++) await ours.addPerson(`Filler ${String(n).padStart(2, '0')}`, 'member')
    expect(await named('filler')).toHaveLength(20)
    expect(await named('', is.otherMember.userId)).toEqual(['Darnell Price'])
    for (const id of [is.theirMember.userId, is.technician.userId, 'none', '\u0000', newId()]) expect(await named('nobody at all', id), id).toEqual([])
    await owner.query(`UPDATE "User" SET "disabledAt" = now() WHERE "tenantId" = $1 AND name = 'Filler 00'`, [ours.tenantId])
    expect(await named('filler 00')).toEqual([])
    expect(await named('elena')).toEqual([])
  })

  test('C-03 names types in use, the default first, and is one statement', async () => {
    await owner.query(`INSERT INTO "CaseType" (id, "tenantId", code, name, active) VALUES (gen_random_uuid(), $1, 'AAA', '{"en": "Old"}', false)`, [
      ours.tenantId,
    ])
    const sent = await statementsOf(async () => {
      const { types, departments } = await listCaseChoices(as(world, 'technician'), {})
      expect(types.map(({ name }) => name.en)).toEqual(['Service retirement', 'Court order'])
      expect(departments.map(({ name }) => name)).toEqual(['Retirement', 'Survivors'])
    })
    expect(sent).toHaveLength(1)
  })
})

import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { completeCase } from '@/lib/holds/complete-case'
import { placeHold } from '@/lib/holds/place-hold'
import { receiveFile } from '@/lib/holds/receive-file'
import { resumeCase } from '@/lib/holds/resume-case'
import { returnItem } from '@/lib/holds/review-item'
import { placeHoldSchema, returnItemSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { aCase, aHeldCase, anAnsweredCase, as, aWorld, internalNote } from '@/lib/testing/everybody'
import { statementsOf } from '@/lib/testing/statements'
import { addNote } from './add-note'
import { assignCase } from './assign-case'
import { changeStatus } from './change-status'
import { deleteCase } from './delete-case'
import { getMemberCase, listMemberCases } from './member-queries'

const { owner } = await testDatabase()
const world = await aWorld(owner)
const { ours, theirs, is } = world
const see = (caseId: string, actor: Actor = as(world, 'member')) => getMemberCase(actor, caseId)
const inSpanish = (): Actor => ({ ...as(world, 'member'), locale: 'es' })

describe('the member’s first page', () => {
  test('H-08 shows what is on hold first, what is closed last, and only what is the member’s own', async () => {
    const [closed, open, held, deleted] = [await aCase(world), await aCase(world), await aHeldCase(world), await aCase(world)]
    await completeCase(as(world, 'technician'), closed)
    await deleteCase(as(world, 'head'), deleted)
    await theirs.openCase()
    const rows = await listMemberCases(as(world, 'member'))
    expect(rows.map(({ id }) => id)).toEqual([held.caseId, open.caseId, closed.caseId])
    expect(rows.map(({ hold }) => hold !== null)).toEqual([true, false, false])
    expect(rows[0]).toMatchObject({
      kind: 'hold',
      type: 'Service retirement',
      hold: { placedBy: 'Elena Vargas', items: [{ name: 'Bank statement', state: 'asked', files: [] }] },
    })
    expect(await listMemberCases(as(world, 'otherMember'))).toEqual([])
    expect(await listMemberCases(as(world, 'technician'))).toEqual([])
  })

  test('H-08 is one statement and leaves no case out, however many there are', async () => {
    const before = (await listMemberCases(as(world, 'member'))).length
    await ours.openCases(60)
    const sent = await statementsOf(async () => expect(await listMemberCases(as(world, 'member'))).toHaveLength(before + 60))
    expect(sent).toHaveLength(1)
  })
})

describe('a case as its member sees it', () => {
  test('H-09 N-13 says reason, papers, type and status in the reader’s language, and what was typed where there are no other words', async () => {
    const { caseId } = await aCase(world)
    const form = {
      caseId,
      reason: 'We need two papers.',
      translations: { es: { reason: 'Necesitamos dos papeles.' } },
      respondByOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
      items: [
        { name: 'Bank statement', translations: { es: { name: 'Estado de cuenta', why: 'Por su pago' } } },
        { name: 'Pay slip', required: false, filesExpected: 2 },
      ],
    }
    await placeHold(as(world, 'technician'), placeHoldSchema.parse(form))
    const spanish = await see(caseId, inSpanish())
    expect(spanish).toMatchObject({ type: 'Jubilación', technician: 'Elena Vargas' })
    expect(spanish.hold).toMatchObject({ reason: 'Necesitamos dos papeles.', respondByOn: form.respondByOn, waitingFor: 'member' })
    expect(spanish.hold?.items).toMatchObject([
      { name: 'Estado de cuenta', why: 'Por su pago', required: true },
      { name: 'Pay slip', why: '', required: false, filesExpected: 2 },
    ])
    expect((await see(caseId)).hold).toMatchObject({ reason: 'We need two papers.', items: [{ name: 'Bank statement' }, { name: 'Pay slip' }] })
  })

  test('C-10 H-21 leaves out no note and no event of a long case', async () => {
    const { caseId } = await aCase(world)
    await owner.query(
      `INSERT INTO "CaseNote" (id, "tenantId", "caseId", "authorId", visibility, body, "createdAt")
       SELECT gen_random_uuid(), $1, $2, $3, 'shared', n::text, now() + n * interval '1 second' FROM generate_series(1, 250) n`,
      [ours.tenantId, caseId, world.is.member.userId],
    )
    expect((await see(caseId)).notes).toHaveLength(250)
  })

  test('H-12 a returned paper says why, in the reader’s language, and keeps what was sent', async () => {
    const { caseId, itemId } = await anAnsweredCase(world)
    await returnItem(
      as(world, 'technician'),
      returnItemSchema.parse({ itemId, message: 'Page two is missing.', translations: { es: { message: 'Falta la página dos.' } } }),
    )
    expect((await see(caseId)).hold?.items[0]).toMatchObject({ state: 'returned', returnMessage: 'Page two is missing.', files: [{ name: 'statement.txt' }] })
    expect((await see(caseId, inSpanish())).hold?.items[0]?.returnMessage).toBe('Falta la página dos.')
  })

  test('H-12 H-21 what was written with a return stays with the paper and in the history after another file came, in the reader’s language', async () => {
    const { caseId, itemId } = await anAnsweredCase(world)
    const again = () => receiveFile(as(world, 'member'), { caseId, itemId, fileName: 'again.txt', mediaType: 'text/plain', bytes: Buffer.from('again') })
    const back = (message: string, spanish: string) =>
      returnItem(as(world, 'technician'), returnItemSchema.parse({ itemId, message, translations: { es: { message: spanish } } }))
    await back('Page two is missing.', 'Falta la página dos.')
    await again()
    await back('Too dark.', 'Está oscuro.')
    await again()
    const english = await see(caseId)
    expect(english.hold?.items[0]?.state).toBe('received')
    expect(english.returns.map((one) => [one.itemId, one.message])).toEqual([
      [itemId, 'Too dark.'],
      [itemId, 'Page two is missing.'],
    ])
    const told = (found: typeof english) => found.history.filter(({ type }) => type === 'item_returned').map(({ message }) => message)
    expect(told(english)).toEqual(['Too dark.', 'Page two is missing.'])
    const spanish = await see(caseId, inSpanish())
    expect(spanish.returns.map(({ message }) => message)).toEqual(['Está oscuro.', 'Falta la página dos.'])
    expect(told(spanish)).toEqual(['Está oscuro.', 'Falta la página dos.'])
    expect(english.history.filter(({ type }) => type !== 'item_returned').every(({ message }) => message === null)).toBe(true)
  })

  test('H-13 N-13 the history names a paper in the reader’s language, and as it was typed where there are no other words', async () => {
    const { caseId } = await aCase(world)
    const items = [{ name: 'Birth certificate', translations: { es: { name: 'Acta de nacimiento' } } }, { name: 'Pay slip' }]
    await placeHold(as(world, 'technician'), placeHoldSchema.parse({ caseId, reason: 'We need two papers.', items }))
    for (const { id } of (await see(caseId)).hold?.items ?? [])
      await receiveFile(as(world, 'member'), { caseId, itemId: id, fileName: `${id}.txt`, mediaType: 'text/plain', bytes: Buffer.from(id) })
    const sent = (found: Awaited<ReturnType<typeof see>>) => found.history.filter(({ type }) => type === 'document_uploaded').map(({ item }) => item)
    expect(sent(await see(caseId, inSpanish()))).toEqual(['Pay slip', 'Acta de nacimiento'])
    expect(sent(await see(caseId))).toEqual(['Pay slip', 'Birth certificate'])
  })

  test('C-10 never shows a note among staff, nor that there is one', async () => {
    const { caseId } = await anAnsweredCase(world)
    await addNote(as(world, 'technician'), { caseId, visibility: 'shared', body: 'Thank you.' })
    await addNote(as(world, 'member'), { caseId, visibility: 'shared', body: 'You are welcome.' })
    const found = await see(caseId)
    expect(JSON.stringify(found)).not.toContain(internalNote)
    expect(found.notes.map(({ body, by, mine }) => [body, by, mine])).toEqual([
      ['You are welcome.', 'Ruth Ellison', true],
      ['Thank you.', 'Elena Vargas', false],
    ])
    expect(found.history.filter(({ type }) => type === 'note_added')).toHaveLength(2)
  })

  test('H-13 tells the member’s part of the history, and nothing of what staff do among themselves', async () => {
    const { caseId } = await anAnsweredCase(world)
    await assignCase(as(world, 'head'), { caseId, technicianId: is.colleague.userId, reason: 'Elena is away' })
    await resumeCase(as(world, 'colleague'), { caseId })
    await changeStatus(as(world, 'colleague'), { caseId, to: 'resolved' })
    const { history, technician } = await see(caseId)
    expect(history.map(({ type, mine }) => [type, mine])).toEqual([
      ['case_status_changed', false],
      ['case_resumed', false],
      ['document_uploaded', true],
      ['case_held', false],
      ['case_opened', false],
    ])
    expect(technician).toBe('Priya Raman')
    expect(history[0]?.item).toBe('resolved') // this office calls it by its code
    expect(JSON.stringify(history)).not.toMatch(/away|192\.0\.2/)
  })

  test('H-21 shows the member’s own files and failed tries, not those of the staff', async () => {
    const { caseId, itemId } = await aHeldCase(world)
    const file = (name: string, bytes = Buffer.from(name)) => ({ caseId, itemId: null, fileName: name, mediaType: 'text/plain', bytes })
    await receiveFile(as(world, 'member'), file('mine.txt'))
    await receiveFile(as(world, 'member'), { ...file('asked.txt'), itemId })
    await receiveFile(as(world, 'technician'), file('of-the-office.txt'))
    for (const who of ['member', 'technician'] as const)
      await expect(receiveFile(as(world, who), file(`empty-${who}.txt`, Buffer.alloc(0)))).rejects.toThrow('empty')
    const found = await see(caseId)
    expect(found.otherFiles.map(({ name }) => name)).toEqual(['mine.txt'])
    expect(found.hold?.items[0]?.files.map(({ name }) => name)).toEqual(['asked.txt'])
    expect(found.failedUploads).toMatchObject([{ fileName: 'empty-member.txt', code: 'empty', state: 'failed' }])
  })

  test('X-02 the number of a case means the one of the reader’s own office', async () => {
    const mine = await see((await aCase(world)).caseId)
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM "Case" WHERE "tenantId" = $1', [theirs.tenantId])
    await owner.query('UPDATE "Case" SET number = $1 WHERE id = $2', [mine.number, rows[0]?.id])
    expect((await see(mine.number)).id).toBe(mine.id)
    expect((await getMemberCase(as(world, 'theirMember'), mine.number)).id).toBe(rows[0]?.id)
  })

  test('H-09 whatever else is asked for is not found', async () => {
    const { caseId } = await aCase(world)
    const { number } = await see(caseId)
    await deleteCase(as(world, 'head'), { caseId })
    for (const nonsense of [caseId, number, '', '\u0000', `${number}\u0000`, '\ud800', '%', "' OR true --", '{"not":""}', newId()]) {
      await expect(see(nonsense), JSON.stringify(nonsense)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('H-09 is one statement, however much there is of it', async () => {
    const { caseId, itemId } = await anAnsweredCase(world)
    for (let n = 0; n < 5; n++) {
      await addNote(as(world, 'member'), { caseId, visibility: 'shared', body: `Note ${n}` })
      await receiveFile(as(world, 'member'), { caseId, itemId, fileName: `${n}.txt`, mediaType: 'text/plain', bytes: Buffer.from(`File ${n}`) })
    }
    expect(await statementsOf(() => see(caseId))).toHaveLength(1)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { addNote } from '@/lib/cases/add-note'
import { getMemberCase, listMemberCases } from '@/lib/cases/member-queries'
import { localDay } from '@/lib/core/clock'
import { testDatabase } from '@/lib/testing/database'
import { aHeldCase, anAnsweredCase, as, aWorld, type World } from '@/lib/testing/everybody'
import { askForItem } from './ask-for-item'
import { receiveFile } from './receive-file'
import { acceptItem, markPartlyIn, returnItem, tickPaper } from './review-item'
import { askForItemSchema, returnItemSchema } from './schema'
import { sendEverything } from './send-everything'
import { reviewedBy, withOffice } from './with-office'

const { owner } = await testDatabase()
let world: World

beforeAll(async () => {
  world = await aWorld(owner)
})

/** What the member reads, on the case and on the first page alike. */
async function seen(caseId: string) {
  const found = await getMemberCase(as(world, 'member'), caseId)
  const row = (await listMemberCases(as(world, 'member'))).find(({ id }) => id === caseId)
  const answer = withOffice(found, found.today)
  expect(row && withOffice(row, found.today)).toEqual(answer)
  return { found, answer }
}
const send = (caseId: string, itemId: string) =>
  receiveFile(as(world, 'member'), { caseId, itemId, fileName: 'again.txt', mediaType: 'text/plain', bytes: Buffer.from('again') })

describe('a hold that waits for the office', () => {
  test('H-08 H-16 asks the member until everything needed is in, then is with the office, and asks again what is returned', async () => {
    const { caseId, itemId } = await aHeldCase(world)
    expect((await seen(caseId)).answer).toBeNull()
    await send(caseId, itemId)
    expect((await seen(caseId)).answer).toEqual({ by: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    await returnItem(as(world, 'technician'), returnItemSchema.parse({ itemId, message: 'Too dark.' }))
    expect((await seen(caseId)).answer).toBeNull()
    await send(caseId, itemId)
    expect((await seen(caseId)).answer).not.toBeNull()
  })

  test('H-16 a member who says that everything is sent is asked no more, also with a note alone', async () => {
    const { caseId } = await aHeldCase(world)
    await addNote(as(world, 'member'), { caseId, visibility: 'shared', body: 'My bank has none.' })
    expect((await seen(caseId)).answer).toBeNull()
    await sendEverything(as(world, 'member'), { caseId })
    expect((await seen(caseId)).answer).not.toBeNull()
  })

  test('H-12 H-16 asked for one more paper, or for the rest of one, the member can say anew that everything is sent', async () => {
    const { caseId, itemId } = await anAnsweredCase(world)
    const first = await sendEverything(as(world, 'member'), { caseId })
    await markPartlyIn(as(world, 'technician'), { itemId })
    expect((await seen(caseId)).answer).toBeNull()
    const second = await sendEverything(as(world, 'member'), { caseId })
    expect(second).not.toEqual(first)
    await askForItem(as(world, 'technician'), askForItemSchema.parse({ caseId, item: { name: 'Pay slip' } }))
    const { found, answer } = await seen(caseId)
    expect([answer, found.hold?.sentAllReceipt]).toEqual([null, null])
    expect(await sendEverything(as(world, 'member'), { caseId })).not.toEqual(second)
    expect((await seen(caseId)).answer).not.toBeNull()
  })

  test('H-08 a paper that is still to be mailed is asked for, until it is here or the member says that everything is sent', async () => {
    const { caseId, itemId } = await anAnsweredCase(world)
    await acceptItem(as(world, 'technician'), { itemId })
    expect((await seen(caseId)).answer).toBeNull()
    await tickPaper(as(world, 'technician'), { itemId })
    expect((await seen(caseId)).answer).not.toBeNull()
    const other = await anAnsweredCase(world)
    await acceptItem(as(world, 'technician'), { itemId: other.itemId })
    await sendEverything(as(world, 'member'), { caseId: other.caseId })
    expect((await seen(other.caseId)).answer).not.toBeNull()
  })

  test('H-16 the day of the review leaves out weekends and the days on which the office is closed, by the office’s own calendar', async () => {
    const office = { reviewWithinDays: 2, officeZone: 'America/Los_Angeles', holidays: ['2026-11-26', '2026-11-27'] }
    expect(reviewedBy('2026-11-25T18:00:00Z', office)).toBe('2026-12-01')
    expect(reviewedBy('2026-11-26T07:00:00Z', { ...office, holidays: [] })).toBe('2026-11-27')
    const { caseId } = await anAnsweredCase(world)
    const { found } = await seen(caseId)
    const by = reviewedBy(found.readyForReviewAt ?? '', found)
    await owner.query('INSERT INTO "Holiday" VALUES ($1, $2, $3)', [world.ours.tenantId, by, 'Office day'])
    const later = await seen(caseId)
    expect(later.answer?.by && later.answer.by > by).toBe(true)
    expect(withOffice(found, '2100-01-01')).toEqual({ by: null })
    expect(by > localDay(new Date(), found.officeZone)).toBe(true)
  })
})

import { beforeAll, expect, test } from 'vitest'
import { getStaffCase } from '@/lib/cases/queries'
import { testDatabase } from '@/lib/testing/database'
import { aHeldCase, as, aWorld, type World } from '@/lib/testing/everybody'
import { askForItem } from './ask-for-item'
import { receiveFile } from './receive-file'
import { acceptItem, markPartlyIn, reopenItem, returnItem } from './review-item'
import { seenAs } from './rules'
import { askForItemSchema, returnItemSchema } from './schema'
import { sendEverything } from './send-everything'

const { owner } = await testDatabase()
let world: World

beforeAll(async () => {
  world = await aWorld(owner)
})

async function anAnsweredItem() {
  const { caseId, itemId } = await aHeldCase(world)
  const send = (words: string) =>
    receiveFile(as(world, 'member'), { caseId, itemId, fileName: `${words}.txt`, mediaType: 'text/plain', bytes: Buffer.from(words) })
  await send('first')
  return { caseId, itemId, send }
}
const back = (itemId: string, message: string, seen?: string) =>
  returnItem(as(world, 'technician'), returnItemSchema.parse({ itemId, message, ...(seen && { seen }) }))
const eventsOf = async (caseId: string) =>
  (await owner.query(`SELECT type FROM "AuditEvent" WHERE "caseId" = $1 AND type LIKE 'item_%' ORDER BY "recordedAt"`, [caseId])).rows.map(({ type }) => type)
const changed = { code: 'conflict', reason: 'item_changed' }

test('H-12 who decides on a paper that somebody else decided on meanwhile is told, and nothing changes', async () => {
  const { caseId, itemId } = await anAnsweredItem()
  const seen = seenAs('received', 1)
  await back(itemId, 'Too dark, please once more.', seen)
  await expect(acceptItem(as(world, 'colleague'), { itemId, seen })).rejects.toMatchObject(changed)
  await expect(markPartlyIn(as(world, 'colleague'), { itemId, seen })).rejects.toMatchObject(changed)
  await expect(reopenItem(as(world, 'colleague'), { itemId, seen: seenAs('accepted', 1) })).rejects.toMatchObject(changed)
  expect((await getStaffCase(as(world, 'technician'), caseId, { history: 50 })).hold?.items[0]).toMatchObject({ state: 'returned' })
  expect(await eventsOf(caseId)).toEqual(['item_returned'])
  await acceptItem(as(world, 'colleague'), { itemId, seen: seenAs('returned', 1) })
  expect(await eventsOf(caseId)).toEqual(['item_returned', 'item_accepted'])
})

test('H-12 nobody accepts or returns a file they have not seen', async () => {
  const { itemId, send } = await anAnsweredItem()
  await send('second, just now')
  for (const decide of [
    () => acceptItem(as(world, 'technician'), { itemId, seen: seenAs('received', 1) }),
    () => back(itemId, 'Too dark.', seenAs('received', 1)),
  ])
    await expect(decide()).rejects.toMatchObject(changed)
  await acceptItem(as(world, 'technician'), { itemId, seen: seenAs('received', 2) })
})

test('H-12 the same decision twice is one, however old the page', async () => {
  const { caseId, itemId } = await anAnsweredItem()
  const seen = seenAs('received', 1)
  for (let time = 0; time < 2; time++) await back(itemId, 'Too dark, please once more.', seen)
  for (let time = 0; time < 2; time++) await acceptItem(as(world, 'technician'), { itemId, seen: seenAs('returned', 1) })
  for (let time = 0; time < 2; time++) await reopenItem(as(world, 'technician'), { itemId, seen: seenAs('accepted', 1) })
  for (let time = 0; time < 2; time++) await markPartlyIn(as(world, 'technician'), { itemId, seen })
  expect(await eventsOf(caseId)).toEqual(['item_returned', 'item_accepted', 'item_reopened', 'item_partly_in'])
  await back(itemId, 'Too dark, please once more.')
  await back(itemId, 'Too dark, please with both pages.')
  expect(await eventsOf(caseId)).toHaveLength(6)
})

const standing = async (caseId: string) =>
  (
    await owner.query(
      'SELECT "readyForReviewAt" IS NOT NULL AS ready, h."sentAllReceipt" AS receipt FROM "Case" c JOIN "Hold" h ON h."openCaseId" = c.id WHERE c.id = $1',
      [caseId],
    )
  ).rows[0]

test('H-16 with the last required paper accepted the case is ready for review', async () => {
  const { caseId, itemId } = await anAnsweredItem()
  await markPartlyIn(as(world, 'technician'), { itemId })
  expect(await standing(caseId)).toMatchObject({ ready: false })
  await acceptItem(as(world, 'technician'), { itemId })
  expect(await standing(caseId)).toMatchObject({ ready: true })
})

test('H-16 whenever we ask for more the member may say anew that everything is sent, and the case is ready again', async () => {
  const askAgain = [
    ({ itemId }: { caseId: string; itemId: string }) => markPartlyIn(as(world, 'technician'), { itemId }),
    ({ itemId }: { caseId: string; itemId: string }) => back(itemId, 'Too dark, please once more.'),
    ({ caseId }: { caseId: string; itemId: string }) => askForItem(as(world, 'technician'), askForItemSchema.parse({ caseId, item: { name: 'Bank letter' } })),
  ]
  for (const ask of askAgain) {
    const { caseId, itemId } = await anAnsweredItem()
    const { receiptNumber } = await sendEverything(as(world, 'member'), { caseId })
    await ask({ caseId, itemId })
    expect(await standing(caseId)).toEqual({ ready: false, receipt: null })
    const again = await sendEverything(as(world, 'member'), { caseId })
    expect(again.receiptNumber).not.toBe(receiptNumber)
    expect(await standing(caseId)).toEqual({ ready: true, receipt: again.receiptNumber })
  }
})

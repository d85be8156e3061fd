import { beforeAll, expect, test } from 'vitest'
import { addNote } from '@/lib/cases/add-note'
import { getMemberCase } from '@/lib/cases/member-queries'
import { testDatabase } from '@/lib/testing/database'
import { aHeldCase, as, aWorld, type World } from '@/lib/testing/everybody'
import { receiveFile } from './receive-file'
import { returnItem } from './review-item'
import { returnItemSchema } from './schema'
import { whatWasSent } from './what-was-sent'

const { owner } = await testDatabase()
let world: World

beforeAll(async () => {
  world = await aWorld(owner)
})

const sent = async (caseId: string) => {
  const { items, files, notes } = whatWasSent(await getMemberCase(as(world, 'member'), caseId))
  return [items.map(({ name }) => name), files.map(({ name }) => name), notes]
}
const file = (caseId: string, itemId: string | null, fileName: string) => ({ caseId, itemId, fileName, mediaType: 'text/plain', bytes: Buffer.from(fileName) })

test('H-16 a receipt lists papers asked for, other files and notes of the member, those of this hold alone', async () => {
  const { caseId, itemId } = await aHeldCase(world)
  expect(await sent(caseId)).toEqual([[], [], 0])
  await addNote(as(world, 'member'), { caseId, visibility: 'shared', body: 'My bank has none.' })
  await addNote(as(world, 'technician'), { caseId, visibility: 'shared', body: 'Thank you.' })
  await receiveFile(as(world, 'technician'), { ...file(caseId, null, 'ours.txt'), visibility: 'shared' })
  expect(await sent(caseId)).toEqual([[], [], 1])
  await receiveFile(as(world, 'member'), file(caseId, null, 'letter.txt'))
  await receiveFile(as(world, 'member'), file(caseId, itemId, 'statement.txt'))
  expect(await sent(caseId)).toEqual([['Bank statement'], ['letter.txt'], 1])
  await returnItem(as(world, 'technician'), returnItemSchema.parse({ itemId, message: 'Too dark.' }))
  expect(await sent(caseId)).toEqual([[], ['letter.txt'], 1])
  await owner.query('UPDATE "Hold" SET "placedAt" = now() + interval \'1 minute\' WHERE "caseId" = $1', [caseId])
  expect(await sent(caseId)).toEqual([[], [], 0])
})

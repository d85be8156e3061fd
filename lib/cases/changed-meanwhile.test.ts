import { beforeAll, expect, test } from 'vitest'
import { receiveFile } from '@/lib/holds/receive-file'
import { testDatabase } from '@/lib/testing/database'
import { aCase, aHeldCase, as, aWorld, type World } from '@/lib/testing/everybody'
import { addNote } from './add-note'
import { assignCase } from './assign-case'
import { changeStatus } from './change-status'
import { getStaffCase } from './queries'
import { assignCaseSchema, updateCaseSchema } from './schema'
import { updateCase } from './update-case'

const { owner } = await testDatabase()
let world: World

beforeAll(async () => {
  world = await aWorld(owner)
})

const seen = (caseId: string) => getStaffCase(as(world, 'technician'), caseId, { history: 50 })
async function edit(who: 'technician' | 'colleague', caseId: string, version: number, title: string): Promise<void> {
  const { typeId, priority, memberId } = await seen(caseId)
  await updateCase(as(world, who), updateCaseSchema.parse({ caseId, version, title, typeId, priority, memberId }))
}

test('C-01 an edit that came too late is told who was first and which version it is now, with which it is saved', async () => {
  const { caseId } = await aCase(world)
  const { version } = await seen(caseId)
  await edit('colleague', caseId, version, 'The colleague’s title')
  const refused = edit('technician', caseId, version, 'My title')
  await expect(refused).rejects.toMatchObject({ reason: 'changed_meanwhile', details: { by: world.is.colleague.name, version: version + 1 } })
  await edit('technician', caseId, version + 1, 'My title')
  expect((await seen(caseId)).title).toBe('My title')
})

test('C-01 a member’s note and file are no change that somebody’s edit would overwrite', async () => {
  const { caseId, itemId } = await aHeldCase(world)
  const { version } = await seen(caseId)
  await addNote(as(world, 'member'), { caseId, body: 'I moved.', visibility: 'shared' })
  await receiveFile(as(world, 'member'), { caseId, itemId, fileName: 'letter.txt', mediaType: 'text/plain', bytes: Buffer.from('letter') })
  await edit('technician', caseId, version, 'A better title')
  await addNote(as(world, 'member'), { caseId, body: 'Back again.', visibility: 'shared' })
  await expect(edit('technician', caseId, version, 'Too late')).rejects.toMatchObject({ details: { by: world.is.technician.name } })
})

test('C-02 a status is not changed from what is no longer so', async () => {
  const { caseId } = await aCase(world)
  const { version } = await seen(caseId)
  await edit('colleague', caseId, version, 'Another title')
  await expect(changeStatus(as(world, 'technician'), { caseId, version, to: 'resolved' })).rejects.toMatchObject({ details: { what: 'case_updated' } })
})

test('C-01 a case given away meanwhile is not given away a second time unseen', async () => {
  const { caseId } = await aCase(world)
  const { technicianId } = await seen(caseId)
  const assign = (to: string, from?: string | null) => assignCase(as(world, 'head'), assignCaseSchema.parse({ caseId, technicianId: to, from }))
  const { colleague, head } = world.is
  await assign(colleague.userId, technicianId)
  const refused = assign(head.userId, technicianId)
  await expect(refused).rejects.toMatchObject({ reason: 'changed_meanwhile', details: { technicianId: colleague.userId, what: 'case_assigned' } })
  await assign(colleague.userId, technicianId)
  await assign(head.userId, colleague.userId)
  await assign(colleague.userId)
  expect((await seen(caseId)).technicianId).toBe(colleague.userId)
})

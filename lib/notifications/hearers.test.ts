import { expect, test } from 'vitest'
import { addNote } from '@/lib/cases/add-note'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { notifyPeople } from './notify-people'

const { owner } = await testDatabase()

test('H-11 somebody of the staff always hears what a member sends', async () => {
  const office = await anOffice(owner)
  const { caseId } = await office.openCase()
  const set = (field: string, value: unknown) => owner.query(`UPDATE "Case" SET "${field}" = $2 WHERE id = $1`, [caseId, value])
  const disable = (userId: string) => owner.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [userId])
  const hearersOfANote = async () => {
    const { noteId } = await addNote({ ...office.member, at: new Date() }, { caseId, body: 'Here I am', visibility: 'shared' })
    const { rows } = await owner.query<{ id: string }>(`SELECT id FROM "AuditEvent" WHERE type = 'note_added' AND details->>'noteId' = $1`, [noteId])
    const eventId = String(rows[0]?.id)
    await notifyPeople({ tenantId: office.tenantId, eventId })
    return (
      await owner.query(`SELECT u.name FROM "Notification" n JOIN "User" u ON u.id = n."recipientId" WHERE n."eventId" = $1 ORDER BY 1`, [eventId])
    ).rows.map(({ name }) => name)
  }
  expect(await hearersOfANote(), 'its technician').toEqual([office.technician.name])
  await placeHold(office.colleague, placeHoldSchema.parse({ caseId, reason: 'We need a paper.' }))
  expect(await hearersOfANote(), 'its technician, whoever has it on hold').toEqual([office.technician.name])
  await disable(office.technician.userId)
  expect(await hearersOfANote(), 'a disabled technician: who has it on hold').toEqual([office.colleague.name])
  await set('technicianId', null)
  expect(await hearersOfANote(), 'nobody’s: who has it on hold').toEqual([office.colleague.name])
  await disable(office.colleague.userId)
  expect(await hearersOfANote(), 'the head of its department').toEqual([office.head.name])
  await set('departmentId', null)
  expect(await hearersOfANote(), 'the administrators').toEqual([office.administrator.name])
})

import { expect, test } from 'vitest'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { addNote } from './add-note'
import { changeStatus } from './change-status'
import { markCaseSeen } from './mark-case-seen'
import { getStaffCase } from './queries'

const { owner } = await testDatabase()

test('H-11 who looked at what is new can go on with the page as it was: a look is no change of the case', async () => {
  const office = await anOffice(owner)
  const { caseId } = await office.openCase()
  await addNote(office.member, { caseId, body: 'The paper is in the mail.', visibility: 'shared' })
  const opened = await getStaffCase(office.technician, caseId, { history: 1 })
  await markCaseSeen(office.technician, { caseId, asOf: opened.updatedAt })
  const { rows } = await owner.query('SELECT version, attention, "hasMemberUpdates", "updatedAt" FROM "Case" WHERE id = $1', [caseId])
  expect(rows).toEqual([{ version: opened.version, attention: 2, hasMemberUpdates: false, updatedAt: office.member.at }])
  await changeStatus(office.technician, { caseId, to: 'in_progress', version: opened.version })
})

test('H-11 only the case’s own technician takes the mark off, once', async () => {
  const office = await anOffice(owner)
  const { caseId } = await office.openCase()
  await addNote(office.member, { caseId, body: 'Hello', visibility: 'shared' })
  for (const actor of [office.head, office.administrator, office.technician, office.technician])
    await markCaseSeen(actor, { caseId, asOf: new Date().toISOString() })
  const { rows } = await owner.query(`SELECT "actorName" FROM "AuditEvent" WHERE "caseId" = $1 AND type = 'member_updates_seen'`, [caseId])
  expect(rows).toEqual([{ actorName: 'Elena Vargas' }])
})

test('H-11 news that came after the page was drawn stays new', async () => {
  const office = await anOffice(owner)
  const { caseId } = await office.openCase()
  await addNote(office.member, { caseId, body: 'Seen', visibility: 'shared' })
  const opened = await getStaffCase(office.technician, caseId, { history: 1 })
  await addNote({ ...office.member, at: new Date(office.member.at.getTime() + 1) }, { caseId, body: 'Not seen yet', visibility: 'shared' })
  const isNew = async () => (await getStaffCase(office.technician, caseId, { history: 1 })).hasMemberUpdates
  await markCaseSeen(office.technician, { caseId, asOf: opened.updatedAt })
  expect(await isNew()).toBe(true)
  await markCaseSeen(office.technician, { caseId, asOf: (await getStaffCase(office.technician, caseId, { history: 1 })).updatedAt })
  expect(await isNew()).toBe(false)
})

test('H-11 a hold that somebody else places leaves what is new for the technician to see', async () => {
  const office = await anOffice(owner)
  const { caseId } = await office.openCase()
  await addNote(office.member, { caseId, body: 'Have you seen this?', visibility: 'shared' })
  await placeHold(office.head, placeHoldSchema.parse({ caseId, reason: 'We need one more paper.' }))
  expect((await getStaffCase(office.technician, caseId, { history: 1 })).hasMemberUpdates).toBe(true)
})

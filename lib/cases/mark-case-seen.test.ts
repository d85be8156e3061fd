import { expect, test } from 'vitest'
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
  await markCaseSeen(office.technician, { caseId })
  const { rows } = await owner.query('SELECT version, attention, "hasMemberUpdates", "updatedAt" FROM "Case" WHERE id = $1', [caseId])
  expect(rows).toEqual([{ version: opened.version, attention: 2, hasMemberUpdates: false, updatedAt: office.member.at }])
  await changeStatus(office.technician, { caseId, to: 'in_progress', version: opened.version })
})

test('H-11 only the case’s own technician takes the mark off, once', async () => {
  const office = await anOffice(owner)
  const { caseId } = await office.openCase()
  await addNote(office.member, { caseId, body: 'Hello', visibility: 'shared' })
  for (const actor of [office.head, office.administrator, office.technician, office.technician]) await markCaseSeen(actor, { caseId })
  const { rows } = await owner.query(`SELECT "actorName" FROM "AuditEvent" WHERE "caseId" = $1 AND type = 'member_updates_seen'`, [caseId])
  expect(rows).toEqual([{ actorName: 'Elena Vargas' }])
})

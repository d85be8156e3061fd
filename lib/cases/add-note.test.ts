import { expect, test } from 'vitest'
import { beginUpload } from '@/lib/documents/uploads'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { addNote } from './add-note'

const { owner } = await testDatabase()

test('X-07 nobody floods a case: sixty notes of a member and three hundred files an hour, then a wait', async () => {
  const office = await anOffice(owner)
  const { caseId } = await office.openCase()
  const at = new Date()
  const note = (actor = { ...office.member, at }) => addNote(actor, { caseId, body: 'Hello', visibility: 'shared' })
  await owner.query(
    `INSERT INTO "CaseNote" (id, "tenantId", "caseId", "authorId", visibility, body, "createdAt")
     SELECT gen_random_uuid(), $1, $2, $3, 'shared', n::text, $4 FROM generate_series(1, 59) n`,
    [office.tenantId, caseId, office.member.userId, at],
  )
  await note()
  await expect(note()).rejects.toMatchObject({ code: 'rate_limited', reason: 'too_many_notes' })
  await note({ ...office.technician, at })
  await note({ ...office.member, at: new Date(at.getTime() + 3_600_001) })

  const file = (actor = { ...office.member, at }) =>
    beginUpload(actor, { caseId, itemId: null, documentId: null, fileName: 'a.txt', size: 3, mediaType: 'text/plain' })
  await owner.query(
    `INSERT INTO "Upload" (id, "tenantId", "caseId", "userId", "fileName", size, "mediaType", "beganAt")
     SELECT gen_random_uuid(), $1, $2, $3, n::text, 1, 'text/plain', $4 FROM generate_series(1, 299) n`,
    [office.tenantId, caseId, office.member.userId, at],
  )
  await file()
  await expect(file()).rejects.toMatchObject({ code: 'rate_limited', reason: 'too_many_files' })
  await file({ ...office.member, at: new Date(at.getTime() + 3_600_001) })
})

import { expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { anOffice } from '@/lib/testing/office'
import { openCase } from './open-case'
import { openCaseSchema } from './schema'

const { owner } = await testDatabase()

test('C-01 a case is opened for somebody who works on cases, and for nobody who could not see it', async () => {
  const office = await anOffice(owner)
  const open = (technicianId: string) =>
    openCase(office.administrator, openCaseSchema.parse({ title: 'Retirement', typeId: office.typeId, memberId: office.member.userId, technicianId }))
  for (const { userId } of [office.technician, office.colleague, office.head]) await expect(open(userId)).resolves.toHaveProperty('caseId')
  for (const { userId } of [office.legal, office.administrator, office.member]) {
    await expect(open(userId)).rejects.toMatchObject({ code: 'invalid', fields: { technicianId: 'unknown' } })
  }
})

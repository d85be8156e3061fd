import { beforeEach, expect, test } from 'vitest'
import { translator } from '@/lib/core/i18n'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { addHoliday, removeHoliday } from './change-holidays'
import { changeWaitingSettings } from './change-waiting-settings'
import { findLadder } from './get-ladder'
import { getWaitingSettings } from './get-waiting-settings'
import { asItBegins } from './rules'
import { changeWaitingSettingsSchema } from './schema'

const { owner } = await testDatabase()
let office: Office
const placedAt = new Date('2026-11-20T20:00:00Z')

beforeEach(async () => {
  office = await anOffice(owner)
})

const closing = { active: true, remindDaysBefore: 3, end: 'close' as const, endAfterDays: 5 }
const trail = async () =>
  (
    await owner.query<{ type: string; details: object }>(`SELECT type, details FROM "AuditEvent" WHERE "tenantId" = $1 ORDER BY "recordedAt"`, [
      office.tenantId,
    ])
  ).rows

test('H-15 an office reminds and ends nothing until an administrator says otherwise, with its event', async () => {
  expect(await getWaitingSettings(office.administrator)).toEqual({ ...asItBegins, version: 0, holidays: [] })
  expect(await changeWaitingSettings(office.administrator, { ...closing, version: 0 })).toEqual({ version: 1 })
  expect(await getWaitingSettings(office.administrator)).toEqual({ ...closing, version: 1, holidays: [] })
  expect(await changeWaitingSettings(office.administrator, { ...closing, version: 1 })).toEqual({ version: 1 })
  expect(await trail()).toEqual([{ type: 'waiting_settings_changed', details: { ...closing, changed: ['end'] } }])
})

test('H-15 a change that began from an older state is a conflict, also of two at once', async () => {
  const change = (end: 'close' | 'escalate') => changeWaitingSettings(office.administrator, { ...closing, end, version: 0 })
  const both = await Promise.allSettled([change('close'), change('escalate')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(change('escalate')).rejects.toMatchObject({ code: 'conflict', reason: 'changed_meanwhile' })
})

test('H-15 what does not fit is named and nothing is saved', () => {
  const wrong = changeWaitingSettingsSchema.safeParse({ version: 0, remindDaysBefore: 0, end: 'delete', endAfterDays: 61 })
  expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['active', 'remindDaysBefore', 'end', 'endAfterDays'])
})

test('H-15 a holiday is added once, renamed by adding its day again, and removed once, each with its event', async () => {
  const holiday = { day: '2026-12-02', name: 'Harbor day' }
  for (let twice = 0; twice < 2; twice++) await addHoliday(office.administrator, holiday)
  expect((await getWaitingSettings(office.administrator)).holidays).toEqual([holiday])
  await addHoliday(office.administrator, { ...holiday, name: 'Port day' })
  expect((await getWaitingSettings(office.administrator)).holidays).toEqual([{ ...holiday, name: 'Port day' }])
  for (let twice = 0; twice < 2; twice++) await removeHoliday(office.administrator, holiday)
  expect((await getWaitingSettings(office.administrator)).holidays).toEqual([])
  expect((await trail()).map(({ type }) => type)).toEqual(['holiday_added', 'holiday_added', 'holiday_removed'])
})

test('H-15 both sides see the same next step, and the member reads it in one sentence of their language', async () => {
  await changeWaitingSettings(office.administrator, { ...closing, version: 0 })
  await addHoliday(office.administrator, { day: '2026-12-02', name: 'Harbor day' })
  const { caseId, number } = await office.openCase()
  const nobody = await findLadder({ ...office.member, at: placedAt }, number)
  expect(nobody).toEqual({ next: null, reach: null, task: null, isUnopened: false, settings: closing, holidays: ['2026-12-02'] })
  await placeHold({ ...office.technician, at: placedAt }, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.', respondByOn: '2026-12-04' }))
  const seen = await Promise.all([office.member, office.technician].map((actor) => findLadder({ ...actor, at: placedAt }, number)))
  const next = { step: 'reminder', on: '2026-11-30', held: null, endsOn: '2026-12-11', end: 'close' }
  expect(seen.map((ladder) => ladder?.next)).toEqual([next, next])
  expect(await findLadder({ ...office.otherMember, at: placedAt }, number)).toBeNull()
  expect(translator('es', 'hold')('ladder', { step: 'reminder', end: 'close', on: 'lunes, 30 de noviembre', endsOn: 'viernes, 11 de diciembre' })).toBe(
    'Si no sabemos de usted, le recordamos el lunes, 30 de noviembre y cerramos su caso el viernes, 11 de diciembre o después.',
  )
})

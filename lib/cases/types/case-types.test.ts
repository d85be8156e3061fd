import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { openCase } from '../open-case'
import { getStaffCase, listCaseChoices } from '../queries'
import { openCaseSchema, updateCaseSchema } from '../schema'
import { updateCase } from '../update-case'
import { addCaseType } from './add-case-type'
import { changeCaseType } from './change-case-type'
import { chooseDefaultType } from './choose-default-type'
import { activateCaseType, deactivateCaseType } from './deactivate-case-type'
import { getCaseType, listCaseTypes } from './queries'
import { addCaseTypeSchema, changeCaseTypeSchema } from './schema'

const { owner, urls } = await testDatabase()
let office: Office
let elsewhere: Office
let boss: Actor

beforeEach(async () => {
  office = await anOffice(owner)
  elsewhere = await anOffice(owner)
  boss = office.administrator
})

const form = { code: 'APPEAL', name: { en: 'Appeal', es: 'Apelación' }, parentId: '', defaultPriority: 'high', reviewWithinDays: '3' }
const add = (changes: object = {}, actor = boss) => addCaseType(actor, addCaseTypeSchema.parse({ ...form, ...changes }))
const change = async (typeId: string, changes: object = {}, actor = boss) => {
  const { code: _code, ...rest } = form
  return changeCaseType(actor, changeCaseTypeSchema.parse({ typeId, version: 1, ...rest, whatHappensNext: { en: '', es: '' }, ...changes }))
}
const open = (typeId: string, actor = office.technician) =>
  openCase(actor, openCaseSchema.parse({ title: 'An appeal', typeId, memberId: office.member.userId }))
const first = async () => (await listCaseTypes(boss)).find(({ code }) => code === 'RETIREMENT')!.id
const trail = async () =>
  (await owner.query(`SELECT type, details FROM "AuditEvent" WHERE "tenantId" = $1 AND type LIKE '%case_type%' ORDER BY "recordedAt"`, [office.tenantId])).rows
const defaults = async () =>
  (await owner.query(`SELECT code, active FROM "CaseType" WHERE "tenantId" = $1 AND "isDefault"`, [office.tenantId])).rows as {
    code: string
    active: boolean
  }[]

describe('adding', () => {
  test('C-03 an added type can be opened at once, with its own priority, and the trail tells who added it', async () => {
    const { typeId } = await add({ parentId: await first(), whatHappensNext: { en: 'We call you.', es: 'Le llamamos.' } })
    expect(await getCaseType(boss, typeId)).toMatchObject({ code: 'APPEAL', active: true, isDefault: false, version: 1, cases: 0, reviewWithinDays: 3 })
    const { caseId } = await open(typeId)
    expect((await getStaffCase(office.technician, caseId, { history: 1 })).priority).toBe('high')
    expect((await getCaseType(boss, typeId)).cases).toBe(1)
    expect(await trail()).toEqual([{ type: 'case_type_added', details: { typeId, code: 'APPEAL', name: form.name } }])
  })

  test('C-03 a code is taken once an office, also when two add it at once, and another office does not matter', async () => {
    const both = await Promise.allSettled([add(), add({ code: 'appeal' })])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await deactivateCaseType(boss, { typeId: (await listCaseTypes(boss)).find(({ code }) => code === 'APPEAL')!.id })
    await expect(add()).rejects.toMatchObject({ code: 'invalid', fields: { code: 'taken' } })
    expect(await add({}, elsewhere.administrator)).toHaveProperty('typeId')
  })

  test('C-03 X-02 a parent is an active type of the same office', async () => {
    const { typeId: theirs } = await add({}, elsewhere.administrator)
    const { typeId: off } = await add({ code: 'OLD' })
    await deactivateCaseType(boss, { typeId: off })
    for (const parentId of [theirs, off, newId()]) await expect(add({ parentId })).rejects.toMatchObject({ fields: { parentId: 'unknown' } })
  })

  test('C-03 the first type of an office becomes its default, also when two are added at once', async () => {
    await owner.query('DELETE FROM "CaseType" WHERE "tenantId" = $1', [office.tenantId])
    await Promise.all([add({ code: 'ONE' }), add({ code: 'TWO' })])
    expect(await defaults()).toHaveLength(1)
  })
})

describe('changing', () => {
  test('C-03 cases say the new name at once, and the trail names the fields; the same again writes nothing', async () => {
    const { typeId } = await add()
    const { caseId } = await open(typeId)
    await change(typeId, { name: { en: 'Second look', es: 'Segunda revisión' }, reviewWithinDays: 9 })
    expect((await getStaffCase(boss, caseId, { history: 1 })).typeName).toEqual({ en: 'Second look', es: 'Segunda revisión' })
    await change(typeId, { version: 2, name: { en: 'Second look', es: 'Segunda revisión' }, reviewWithinDays: 9 })
    expect((await getCaseType(boss, typeId)).version).toBe(2)
    expect((await trail()).map(({ type, details }) => [type, details.changed])).toEqual([
      ['case_type_added', undefined],
      ['case_type_changed', ['name', 'reviewWithinDays']],
    ])
  })

  test('C-03 whoever saves an older version reads who was first, and changes nothing', async () => {
    const { typeId } = await add()
    const other: Actor = { ...office.head, role: 'administrator' }
    await change(typeId, { reviewWithinDays: 8 }, other)
    const refused = { code: 'conflict', reason: 'changed_meanwhile', details: { by: 'Grace Liu', what: 'case_type_changed', version: 2 } }
    await expect(change(typeId, { reviewWithinDays: 1 })).rejects.toMatchObject(refused)
    expect((await getCaseType(boss, typeId)).reviewWithinDays).toBe(8)
    await change(typeId, { version: 2, reviewWithinDays: 1 })
  })

  test('C-03 of many who save the same version one wins', async () => {
    const { typeId } = await add()
    const all = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => change(typeId, { reviewWithinDays: n + 10 })))
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await getCaseType(boss, typeId)).version).toBe(2)
  })

  test('C-03 nobody becomes a parent of a parent, also when two choose each other at once', async () => {
    const [a, b] = [(await add({ code: 'AA' })).typeId, (await add({ code: 'BB' })).typeId]
    await expect(change(a, { parentId: a })).rejects.toMatchObject({ code: 'invalid', fields: { parentId: 'circle' } })
    for (let round = 0; round < 10; round++) {
      await owner.query('UPDATE "CaseType" SET "parentId" = NULL, version = 1 WHERE id = ANY($1)', [[a, b]])
      const done = await Promise.allSettled([change(a, { parentId: b }), change(b, { parentId: a })])
      expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    }
  })

  test('C-03 a type keeps a parent that was switched off, and nobody newly gets it', async () => {
    const { typeId: parentId } = await add({ code: 'PARENT' })
    const { typeId } = await add({ parentId })
    await deactivateCaseType(boss, { typeId: parentId })
    await change(typeId, { parentId, reviewWithinDays: 4 })
    const { typeId: other } = await add({ code: 'OTHER' })
    await expect(change(other, { parentId })).rejects.toMatchObject({ fields: { parentId: 'unknown' } })
  })
})

describe('switching off', () => {
  test('C-03 a type switched off opens no case; a case of it can be changed and keeps it', async () => {
    const { typeId } = await add()
    const { caseId } = await open(typeId)
    await deactivateCaseType(boss, { typeId })
    await deactivateCaseType(boss, { typeId })
    await expect(open(typeId)).rejects.toMatchObject({ fields: { typeId: 'unknown' } })
    expect((await listCaseChoices(office.technician, {})).types.map(({ id }) => id)).not.toContain(typeId)
    expect((await listCaseChoices(office.technician, { typeId })).types.map(({ id }) => id)).toContain(typeId)
    const edit = { caseId, version: 1, title: 'Another title', typeId, priority: 'low', memberId: office.member.userId }
    await updateCase(office.technician, updateCaseSchema.parse(edit))
    const other = await office.openCase()
    await expect(updateCase(office.technician, updateCaseSchema.parse({ ...edit, caseId: other.caseId }))).rejects.toMatchObject({
      fields: { typeId: 'unknown' },
    })
    await activateCaseType(boss, { typeId })
    await activateCaseType(boss, { typeId })
    await open(typeId)
    expect((await trail()).map(({ type }) => type)).toEqual(['case_type_added', 'case_type_deactivated', 'case_type_activated'])
  })

  test('C-03 the default stays in use, and only a type in use becomes the default', async () => {
    const typeId = await first()
    await expect(deactivateCaseType(boss, { typeId })).rejects.toMatchObject({ code: 'conflict', reason: 'is_default' })
    const { typeId: off } = await add()
    await deactivateCaseType(boss, { typeId: off })
    await expect(chooseDefaultType(boss, { typeId: off })).rejects.toMatchObject({ code: 'conflict', reason: 'inactive' })
    expect(await defaults()).toEqual([{ code: 'RETIREMENT', active: true }])
  })

  test('C-03 no type is ever removed: the database refuses it to those who serve people', async () => {
    const { rows } = await owner.query(
      `SELECT t, has_table_privilege('casebell_runtime', quote_ident(t), 'DELETE') AS may FROM unnest(ARRAY['CaseType', 'CaseStatus', 'CaseTransition']) t`,
    )
    expect(rows).toEqual([
      { t: 'CaseType', may: false },
      { t: 'CaseStatus', may: false },
      { t: 'CaseTransition', may: true },
    ])
    expect(urls.runtime).toContain('casebell_runtime')
  })
})

describe('the default', () => {
  test('C-03 of many who choose a default at once one stays, while others switch types off', async () => {
    const ids = [await first(), (await add({ code: 'BB' })).typeId, (await add({ code: 'CC' })).typeId]
    for (let round = 0; round < 10; round++) {
      await Promise.allSettled(ids.flatMap((typeId) => [chooseDefaultType(boss, { typeId }), deactivateCaseType(boss, { typeId })]))
      expect(await defaults()).toMatchObject([{ active: true }])
      await Promise.all(ids.map((typeId) => activateCaseType(boss, { typeId })))
    }
  })

  test('C-03 two defaults, or one that is switched off, are refused by the database itself', async () => {
    const { typeId } = await add()
    await expect(owner.query('UPDATE "CaseType" SET "isDefault" = true WHERE id = $1', [typeId])).rejects.toMatchObject({ code: '23505' })
    await expect(owner.query('UPDATE "CaseType" SET active = false WHERE "tenantId" = $1 AND "isDefault"', [office.tenantId])).rejects.toMatchObject({
      code: '23514',
    })
  })

  test('C-03 a new case has the default first, and the trail tells what was the default before', async () => {
    const { typeId } = await add()
    await chooseDefaultType(boss, { typeId })
    await chooseDefaultType(boss, { typeId })
    expect((await listCaseChoices(office.technician, {})).types[0]?.id).toBe(typeId)
    expect((await trail()).at(-1)).toMatchObject({ type: 'default_case_type_chosen', details: { code: 'APPEAL', was: 'RETIREMENT' } })
    expect(await trail()).toHaveLength(2)
  })
})

describe('who may', () => {
  const operations: [string, (actor: Actor, typeId: string) => Promise<unknown>][] = [
    ['read', getCaseType],
    ['change', (actor, typeId) => change(typeId, {}, actor)],
    ['switch off', (actor, typeId) => deactivateCaseType(actor, { typeId })],
    ['switch on', (actor, typeId) => activateCaseType(actor, { typeId })],
    ['make the default', (actor, typeId) => chooseDefaultType(actor, { typeId })],
  ]
  test.each(operations)('X-01 X-02 to %s a type: the wrong role is refused, another office finds none', async (_name, operation) => {
    const { typeId } = await add()
    for (const actor of [office.member, office.technician, office.head, office.legal, { ...boss, role: 'api_client' as const }]) {
      await expect(operation(actor, typeId)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(operation(elsewhere.administrator, typeId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(operation(boss, newId())).rejects.toMatchObject({ code: 'not_found' })
  })

  test('X-01 X-02 the list and adding are refused to everybody else, and another office lists its own', async () => {
    const { typeId } = await add()
    for (const actor of [office.member, office.technician, office.head, office.legal]) {
      await expect(listCaseTypes(actor)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(add({ code: 'NO' }, actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect((await listCaseTypes(elsewhere.administrator)).map(({ id }) => id)).not.toContain(typeId)
  })
})

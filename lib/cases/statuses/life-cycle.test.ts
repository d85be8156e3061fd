import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { placeHold } from '@/lib/holds/place-hold'
import { resumeCase } from '@/lib/holds/resume-case'
import { placeHoldSchema } from '@/lib/holds/schema'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { changeStatus } from '../change-status'
import { deleteCase, restoreCase } from '../delete-case'
import { getStaffCase } from '../queries'
import { listQueue } from '../queue-queries'
import { readQueueFilters } from '../queue-rules'
import { addStatus } from './add-status'
import { activateStatus, deactivateStatus } from './deactivate-status'
import { orderStatuses } from './order-statuses'
import { getLifeCycle } from './queries'
import { renameStatus } from './rename-status'
import type { Transition } from './rules'
import { addStatusSchema, orderStatusesSchema, renameStatusSchema, setTransitionsSchema } from './schema'
import { setTransitions } from './set-transitions'

const { owner } = await testDatabase()
let office: Office
let elsewhere: Office
let boss: Actor

beforeEach(async () => {
  office = await anOffice(owner)
  elsewhere = await anOffice(owner)
  boss = office.administrator
})

const version = async () => (await getLifeCycle(boss)).version
const atBoard = {
  code: 'at_board',
  name: { en: 'With the board', es: 'En la junta' },
  kind: 'open',
  comesFrom: ['in_progress'],
  goesTo: ['in_progress', 'on_hold'],
}
const add = async (changes: object = {}, actor = boss) => addStatus(actor, addStatusSchema.parse({ version: await version(), ...atBoard, ...changes }))
const rename = async (code: string, en: string, actor = boss, from?: number) =>
  renameStatus(actor, renameStatusSchema.parse({ code, version: from ?? (await version()), name: { en, es: `${en} (es)` } }))
const set = async (transitions: Transition[], actor = boss, from?: number) =>
  setTransitions(actor, setTransitionsSchema.parse({ version: from ?? (await version()), transitions }))
const current = async () => (await getLifeCycle(boss)).transitions
const without = async (from: string, to: string) => (await current()).filter((one) => one.from !== from || one.to !== to)
const trail = async () =>
  (
    await owner.query(`SELECT type, "actorName", details FROM "AuditEvent" WHERE "tenantId" = $1 AND type ~ '^(status|transitions)' ORDER BY "recordedAt"`, [
      office.tenantId,
    ])
  ).rows
const statusOf = async (caseId: string) => (await owner.query('SELECT "statusCode" FROM "Case" WHERE id = $1', [caseId])).rows[0].statusCode as string
const move = (caseId: string, to: string) => changeStatus(office.technician, { caseId, to })
const hold = (caseId: string) => placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need your tax return.' }))

describe('names and order', () => {
  test('C-02 a renamed status is read on the case and in the queue, in both languages, and the trail keeps the old name', async () => {
    const { caseId } = await office.openCase()
    await rename('assigned', 'In good hands')
    const names = (await getStaffCase(office.technician, caseId, { history: 1 })).statusName
    expect(names).toEqual({ en: 'In good hands', es: 'In good hands (es)' })
    const { rows } = await listQueue(office.technician, readQueueFilters({}, 'technician'))
    expect(rows[0]?.statusName).toEqual(names)
    await rename('assigned', 'In good hands')
    expect(await trail()).toEqual([
      {
        type: 'status_renamed',
        actorName: 'Denise Okafor',
        details: { code: 'assigned', name: names, was: { en: 'assigned', es: 'assigned' } },
      },
    ])
  })

  test('C-02 the new order is the order of every list; a list that leaves one out, or names one twice, is refused', async () => {
    const codes = (await getLifeCycle(boss)).statuses.map(({ code }) => code).toReversed()
    const order = async (codes: string[]) => orderStatuses(boss, orderStatusesSchema.parse({ version: await version(), codes }))
    await order(codes)
    await order(codes)
    expect((await getLifeCycle(boss)).statuses.map(({ code }) => code)).toEqual(codes)
    const { caseId } = await office.openCase()
    expect((await getStaffCase(office.technician, caseId, { history: 1 })).statuses.map(({ code }) => code)).toEqual(codes)
    for (const wrong of [codes.slice(1), [...codes.slice(1), 'new', 'new'], [...codes, 'nowhere']]) {
      await expect(order(wrong)).rejects.toMatchObject({ code: 'invalid', fields: { codes: 'wrong' } })
    }
    expect((await trail()).map(({ type }) => type)).toEqual(['statuses_ordered'])
  })

  test('C-02 who saves an older version of the life cycle reads who changed it, whatever it was', async () => {
    const before = await version()
    await rename('new', 'Just in', { ...office.head, role: 'administrator' })
    const refused = { code: 'conflict', reason: 'changed_meanwhile', details: { by: 'Grace Liu', what: 'status_renamed', version: before + 1 } }
    await expect(rename('closed', 'Done', boss, before)).rejects.toMatchObject(refused)
    await expect(set(await without('new', 'closed'), boss, before)).rejects.toMatchObject(refused)
    await expect(add({ version: before })).rejects.toMatchObject(refused)
    expect(await trail()).toHaveLength(1)
  })

  test('C-02 of many who save the same version one wins', async () => {
    const from = await version()
    const all = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => rename('new', `Name ${n}`, boss, from)))
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await version()).toBe(from + 1)
    expect(await trail()).toHaveLength(1)
  })
})

describe('transitions', () => {
  test('C-02 a removed transition is offered no more, and forcing it is a conflict that names what is allowed', async () => {
    const { caseId } = await office.openCase()
    await move(caseId, 'in_progress')
    await set(await without('in_progress', 'resolved'))
    expect((await getStaffCase(office.technician, caseId, { history: 1 })).next.toSorted()).toEqual(['closed', 'on_hold'])
    const refused = { code: 'conflict', reason: 'transition', details: { from: 'in_progress', allowed: ['on_hold', 'closed'] } }
    await expect(move(caseId, 'resolved')).rejects.toMatchObject(refused)
    await set([...(await current()), { from: 'in_progress', to: 'resolved' }])
    await move(caseId, 'resolved')
    expect((await trail()).map(({ details }) => details)).toEqual([
      { added: [], removed: ['in_progress > resolved'] },
      { added: ['in_progress > resolved'], removed: [] },
    ])
  })

  test('C-02 a table in which a case could not go on is refused whole, by the rule and the status', async () => {
    const before = await current()
    for (const [transitions, reason, statuses] of [
      [await without('on_hold', 'in_progress'), 'after_hold', ['on_hold']],
      [await without('closed', 'reopened'), 'dead_end', ['closed']],
      [await without('new', 'assigned'), 'taken', ['new', 'assigned']],
      [[...before, { from: 'new', to: 'new' }], 'impossible', ['new']],
      [[...before, { from: 'new', to: 'nowhere' }], 'unknown_status', ['nowhere']],
      [[], 'taken', ['new', 'assigned']],
    ] as const) {
      await expect(set([...transitions])).rejects.toMatchObject({ code: 'invalid', reason, details: { statuses } })
    }
    expect(await current()).toEqual(before)
    expect(await trail()).toEqual([])
  })

  test('C-02 the same transition twice is one; the same table again writes nothing', async () => {
    await set([...(await current()), ...(await current())])
    expect(await trail()).toEqual([])
    const more = { from: 'reopened', to: 'closed' }
    await set([...(await current()), more, more])
    expect((await trail())[0]?.details).toEqual({ added: ['reopened > closed'], removed: [] })
  })

  test('C-02 H-12 where a resumed case may not go in progress, it goes to the first open status in the order', async () => {
    await add({ comesFrom: ['on_hold'], goesTo: ['in_progress'] })
    await set(await without('on_hold', 'in_progress'))
    const { caseId } = await office.openCase()
    await hold(caseId)
    await resumeCase(office.technician, { caseId })
    expect(await statusOf(caseId)).toBe('at_board')
  })
})

describe('adding and switching off', () => {
  test('C-02 an added status takes cases at once, by its transitions only', async () => {
    await add()
    const { caseId } = await office.openCase()
    await expect(move(caseId, 'at_board')).rejects.toMatchObject({ reason: 'transition' })
    await move(caseId, 'in_progress')
    await move(caseId, 'at_board')
    await hold(caseId)
    expect(await statusOf(caseId)).toBe('on_hold')
    expect((await trail())[0]).toMatchObject({ type: 'status_added', details: { code: 'at_board', kind: 'open', comesFrom: ['in_progress'] } })
  })

  test('C-02 a code is taken for good, also when two add it at once; a status that leads nowhere is not added', async () => {
    await expect(add({ goesTo: [] })).rejects.toMatchObject({ code: 'invalid', reason: 'dead_end', details: { statuses: ['at_board'] } })
    await expect(add({ kind: 'hold', goesTo: ['closed'] })).rejects.toMatchObject({ reason: 'after_hold' })
    await expect(add({ comesFrom: ['nowhere'] })).rejects.toMatchObject({ reason: 'unknown_status' })
    await expect(add({ code: 'new' })).rejects.toMatchObject({ fields: { code: 'taken' } })
    const both = await Promise.allSettled([add(), add()])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await getLifeCycle(boss)).statuses.at(-1)).toMatchObject({ code: 'at_board', active: true, cases: 0 })
  })

  test('C-02 a second hold is placed where the transitions lead, and the member answers there as in any', async () => {
    await add({ code: 'at_court', kind: 'hold', comesFrom: ['assigned'], goesTo: ['in_progress', 'closed'] })
    await set(await without('assigned', 'on_hold'))
    const { caseId } = await office.openCase()
    await hold(caseId)
    expect(await statusOf(caseId)).toBe('at_court')
    expect((await getStaffCase(office.technician, caseId, { history: 1 })).hold).not.toBeNull()
    await expect(deactivateStatus(boss, { code: 'at_court' })).rejects.toMatchObject({ reason: 'cases_stand_here' })
  })

  test('C-02 a status in which live cases stand is not switched off, and the refusal names them', async () => {
    await add()
    const open = await office.openCase()
    await move(open.caseId, 'in_progress')
    await move(open.caseId, 'at_board')
    const refused = { code: 'conflict', reason: 'cases_stand_here', details: { count: 1, cases: [open.number] } }
    await expect(deactivateStatus(boss, { code: 'at_board' })).rejects.toMatchObject(refused)
    await deleteCase(office.head, { caseId: open.caseId })
    await deactivateStatus(boss, { code: 'at_board' })
    await deactivateStatus(boss, { code: 'at_board' })
    const other = await office.openCase()
    await move(other.caseId, 'in_progress')
    expect((await getStaffCase(office.technician, other.caseId, { history: 1 })).next).not.toContain('at_board')
    await expect(move(other.caseId, 'at_board')).rejects.toMatchObject({ reason: 'transition' })
    await restoreCase(office.head, { caseId: open.caseId })
    await move(open.caseId, 'in_progress')
    await activateStatus(boss, { code: 'at_board' })
    await move(other.caseId, 'at_board')
    expect((await trail()).map(({ type }) => type)).toEqual(['status_added', 'status_deactivated', 'status_activated'])
  })

  test('C-02 what Casebell needs stays on, and so does the only way out of another status', async () => {
    for (const code of ['new', 'assigned', 'in_progress', 'on_hold', 'closed']) {
      await expect(deactivateStatus(boss, { code })).rejects.toMatchObject({ code: 'conflict', reason: 'needed', details: { statuses: [code] } })
    }
    await expect(deactivateStatus(boss, { code: 'reopened' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'dead_end',
      details: { statuses: ['closed'] },
    })
  })

  test('C-02 cases closed in a status do not keep it on, and find their way out', async () => {
    await add({ code: 'denied', kind: 'closed', comesFrom: ['in_progress'], goesTo: ['reopened'] })
    const { caseId } = await office.openCase()
    await move(caseId, 'in_progress')
    await move(caseId, 'denied')
    await deactivateStatus(boss, { code: 'denied' })
    await move(caseId, 'reopened')
  })

  test('C-02 no case lands in a status that is switched off in the same moment', async () => {
    await add()
    for (let round = 0; round < 15; round++) {
      const cases = await Promise.all(Array.from({ length: 3 }, () => office.openCase()))
      for (const { caseId } of cases) await move(caseId, 'in_progress')
      await Promise.allSettled([...cases.map(({ caseId }) => move(caseId, 'at_board')), deactivateStatus(boss, { code: 'at_board' })])
      const { rows } = await owner.query(
        `SELECT s.active, count(c.id)::int AS cases FROM "CaseStatus" s LEFT JOIN "Case" c ON c."tenantId" = s."tenantId" AND c."statusCode" = s.code
         WHERE s."tenantId" = $1 AND s.code = 'at_board' GROUP BY 1`,
        [office.tenantId],
      )
      expect(rows[0].active || rows[0].cases === 0).toBe(true)
      await owner.query(`UPDATE "Case" SET "statusCode" = 'closed' WHERE "tenantId" = $1`, [office.tenantId])
      await activateStatus(boss, { code: 'at_board' })
    }
  })

  test('C-02 a broken transaction leaves neither status nor transition nor event behind', async () => {
    const before = await getLifeCycle(boss)
    await owner.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`)
    await owner.query(`CREATE TRIGGER fail BEFORE INSERT ON "AuditEvent" FOR EACH ROW WHEN (NEW.type = 'status_added') EXECUTE FUNCTION fail()`)
    await expect(add()).rejects.toThrow()
    await owner.query('DROP TRIGGER fail ON "AuditEvent"; DROP FUNCTION fail()')
    expect(await getLifeCycle(boss)).toEqual(before)
  })
})

describe('who may', () => {
  const operations: [string, (actor: Actor) => Promise<unknown>][] = [
    ['read the life cycle', getLifeCycle],
    ['add a status', (actor) => add({}, actor)],
    ['rename one', (actor) => rename('new', 'Just in', actor)],
    ['order them', async (actor) => orderStatuses(actor, { version: await version(), codes: ['new'] })],
    ['switch one off', (actor) => deactivateStatus(actor, { code: 'resolved' })],
    ['switch one on', (actor) => activateStatus(actor, { code: 'resolved' })],
    ['set the transitions', (actor) => set([], actor)],
  ]
  test.each(operations)('X-01 to %s is the administrator’s alone', async (_name, operation) => {
    for (const actor of [office.member, office.technician, office.head, office.legal, { ...boss, role: 'api_client' as const }]) {
      await expect(operation(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('X-02 another office’s statuses and transitions are not reached', async () => {
    await add()
    const theirs = elsewhere.administrator
    for (const operation of [deactivateStatus, activateStatus]) {
      await expect(operation(theirs, { code: 'at_board' })).rejects.toMatchObject({ code: 'not_found', reason: 'status' })
    }
    await expect(rename('at_board', 'Ours', theirs, 1)).rejects.toMatchObject({ code: 'not_found' })
    const own = await getLifeCycle(theirs)
    expect([own.version, own.statuses.length]).toEqual([1, 7])
    await expect(set(await current(), theirs, 1)).rejects.toMatchObject({ reason: 'unknown_status', details: { statuses: ['at_board'] } })
    await rename('new', 'Theirs', theirs, 1)
    expect((await getLifeCycle(boss)).statuses[0]?.name.en).toBe('new')
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { sendEverything } from '@/lib/holds/send-everything'
import { testDatabase } from '@/lib/testing/database'
import { aCase, aHeldCase, anAnsweredCase, as, aWorld, type Who, type World } from '@/lib/testing/everybody'
import { statementsOf } from '@/lib/testing/statements'
import { deleteCase } from './delete-case'
import { listQueue, queuePageSize } from './queue-queries'
import { deletedCases, type QueueFilters, readQueueFilters } from './queue-rules'

const { owner } = await testDatabase()

const nothing: QueueFilters = { view: 'all', technician: '', status: '', type: '', priority: '', words: '', after: null }
const queue = (actor: Actor, filters: Partial<QueueFilters> = {}) => listQueue(actor, { ...nothing, ...filters })
const idsOf = ({ rows }: Awaited<ReturnType<typeof listQueue>>) => rows.map(({ id }) => id)

type Plain = {
  title?: string
  technician?: Who | null
  department?: Who | null
  status?: string
  priority?: string
  typeId?: string
  attention?: number
  at?: number
}
let serial = 0
/** A case as rows alone, so that many are made at once. */
async function aRow({ owner, ours, is }: World, given: Plain = {}): Promise<string> {
  const { title = 'Filler', technician = 'technician', department = 'technician', status = 'assigned', priority = 'medium', attention = 2, at = 0 } = given
  const id = newId()
  await owner.query(
    `INSERT INTO "Case" (id, "tenantId", number, title, "typeId", "statusCode", "memberId", "technicianId", "departmentId", priority, attention, "updatedAt")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::"CasePriority", $11, timestamptz '2026-06-01 12:00Z' + $12 * interval '1 minute')`,
    [
      id,
      ours.tenantId,
      `CASE-2020-${String(++serial).padStart(6, '0')}`,
      title,
      given.typeId ?? ours.typeId,
      status,
      is.member.userId,
      technician && is[technician].userId,
      department && is[department].departmentId,
      priority,
      attention,
      at,
    ],
  )
  return id
}

describe('views, filters and counts', () => {
  let world: World
  let rows: Record<'mine' | 'colleagues' | 'elsewhere' | 'nobodys' | 'court' | 'closed', string>
  let ready: string
  let news: string
  let deleted: string
  let held: string
  beforeAll(async () => {
    world = await aWorld(owner)
    rows = {
      mine: await aRow(world, { title: 'Mine', priority: 'high', at: 3 }),
      colleagues: await aRow(world, { title: 'Of a colleague', technician: 'colleague', at: 2 }),
      elsewhere: await aRow(world, { title: 'Of another department', technician: 'otherTechnician', department: 'otherTechnician', status: 'in_progress' }),
      nobodys: await aRow(world, { title: 'Of nobody yet', technician: null, department: null, status: 'new', at: 1 }),
      court: await aRow(world, { title: 'A court order', technician: 'otherTechnician', department: 'otherTechnician', typeId: world.courtTypeId }),
      closed: await aRow(world, { title: 'Mine, closed', status: 'closed', attention: 5 }),
    }
    ready = (await anAnsweredCase(world)).caseId
    await sendEverything(as(world, 'member'), { caseId: ready })
    held = (await aHeldCase(world)).caseId
    news = await aRow(world, { title: 'With news', attention: 1 })
    await owner.query('UPDATE "Case" SET "hasMemberUpdates" = true WHERE id = $1', [news])
    deleted = (await aCase(world)).caseId
    await deleteCase(as(world, 'head'), { caseId: deleted })
    await world.theirs.openCase()
  })
  const seen = async (who: Who, filters: Partial<QueueFilters> = {}) => idsOf(await queue(as(world, who), filters)).sort()
  const sorted = (...ids: string[]) => ids.sort()

  test('X-01 each role sees its own cases, deleted ones nobody', async () => {
    const { mine, colleagues, elsewhere, nobodys, court, closed } = rows
    const department = [mine, colleagues, closed, ready, news, held]
    expect(await seen('technician')).toEqual(sorted(...department, nobodys))
    expect(await seen('colleague')).toEqual(sorted(...department, nobodys))
    expect(await seen('otherTechnician')).toEqual(sorted(elsewhere, court, nobodys))
    expect(await seen('head')).toEqual(sorted(...department))
    expect(await seen('otherHead')).toEqual(sorted(elsewhere, court))
    expect(await seen('legal')).toEqual([court])
    expect(await seen('administrator')).toEqual(sorted(...department, elsewhere, court, nobodys))
    expect(await seen('theirAdministrator')).toHaveLength(1)
  })

  test('C-01 whoever may restore a deleted case finds it, nobody else does', async () => {
    const filters = readQueueFilters({ view: 'all', status: deletedCases }, 'administrator')
    for (const who of ['head', 'administrator'] as const) expect(await queue(as(world, who), filters)).toMatchObject({ total: 1, rows: [{ id: deleted }] })
    for (const who of ['technician', 'legal', 'otherHead', 'theirAdministrator'] as const) expect((await queue(as(world, who), filters)).rows).toEqual([])
    expect((await queue(as(world, 'administrator'), filters)).counts.all).toBe((await seen('administrator')).length)
  })

  test('C-12 a technician’s views are of the technician’s own cases, anybody else’s of all', async () => {
    const { mine } = rows
    expect(await seen('technician', { view: 'mine' })).toEqual(sorted(mine, ready, news, held))
    expect(await seen('technician', { view: 'ready' })).toEqual([ready])
    expect(await seen('technician', { view: 'new' })).toEqual(sorted(ready, news))
    expect(await seen('technician', { view: 'hold' })).toEqual(sorted(ready, held))
    for (const view of ['mine', 'ready', 'new', 'hold'] as const)
      expect(await seen('colleague', { view }), view).toEqual(view === 'mine' ? [rows.colleagues] : [])
    expect(await seen('head', { view: 'ready' })).toEqual([ready])
    expect(await seen('head', { view: 'hold' })).toEqual(sorted(ready, held))
    expect(await seen('otherHead', { view: 'hold' })).toEqual([])
  })

  test('C-12 every filter narrows, alone and together, and somebody’s cases are found by their id', async () => {
    const { mine, colleagues, elsewhere, nobodys, court, closed } = rows
    const by = (filters: Partial<QueueFilters>) => seen('administrator', filters)
    expect(await by({ status: 'new' })).toEqual([nobodys])
    expect(await by({ status: 'closed' })).toEqual([closed])
    expect(await by({ type: world.courtTypeId })).toEqual([court])
    expect(await by({ priority: 'high' })).toEqual([mine])
    expect(await by({ technician: world.is.colleague.userId })).toEqual([colleagues])
    expect(await by({ technician: world.is.otherTechnician.userId, status: 'in_progress' })).toEqual([elsewhere])
    expect(await by({ technician: world.is.otherTechnician.userId, view: 'hold' })).toEqual([])
    expect(await by({ words: 'court', priority: 'high' })).toEqual([])
    expect(await by({ technician: world.is.theirTechnician.userId })).toEqual([])
    expect(await seen('colleague', { view: 'mine', technician: world.is.technician.userId })).toEqual(sorted(mine, ready, news, held))
    expect(await seen('colleague', { view: 'ready', technician: 'all' })).toEqual([ready])
    expect(await seen('technician', { view: 'all', technician: 'me' })).toEqual(sorted(mine, closed, ready, news, held))
  })

  test('C-12 what needs a technician first stands on top, then what moved last', async () => {
    const { mine, colleagues, nobodys, closed } = rows
    expect(idsOf(await queue(as(world, 'technician')))).toEqual([ready, news, mine, colleagues, nobodys, held, closed])
  })

  test('C-12 counts every view whatever is looked at, and the total of what is', async () => {
    const counts = { mine: 4, ready: 1, new: 2, hold: 2, all: 7 }
    for (const filters of [{}, { words: 'court' }, { view: 'ready' as const }]) expect((await queue(as(world, 'technician'), filters)).counts).toEqual(counts)
    expect(await queue(as(world, 'technician'), { view: 'hold' })).toMatchObject({ total: 2, next: null })
    expect((await queue(as(world, 'technician'), { words: 'Mine' })).total).toBe(2)
    for (const filters of [{ technician: 'me' }, { priority: 'high' as const }, { status: 'closed', view: 'all' as const }, {}]) {
      const { rows, total } = await queue(as(world, 'technician'), filters)
      expect(total, JSON.stringify(filters)).toBe(rows.length)
    }
    expect((await queue(as(world, 'legal'))).counts).toEqual({ mine: 0, ready: 0, new: 0, hold: 0, all: 1 })
  })

  test('C-12 offers only the office’s own types, statuses and technicians', async () => {
    const { types, statuses, technicians } = await queue(as(world, 'technician'))
    expect(types.map(({ name }) => name.en)).toEqual(['Court order', 'Service retirement'])
    expect(statuses.map(({ code }) => code)).toEqual(['new', 'assigned', 'in_progress', 'on_hold', 'resolved', 'closed', 'reopened'])
    expect(technicians.map(({ name }) => name)).toEqual(['Elena Vargas', 'Grace Liu', 'Marcus Bell', 'Payroll Bridge', 'Priya Raman', 'Samuel Whitefeather'])
  })

  test('H-11 H-12 a held row says how long, for whom, by when, and how much is in', async () => {
    const { rows } = await queue({ ...as(world, 'technician'), at: new Date(Date.now() + 3 * 86_400_000) }, { view: 'hold' })
    expect(rows.find(({ id }) => id === ready)).toMatchObject({
      waitingFor: 'member',
      daysHeld: 3,
      itemsAsked: 1,
      itemsIn: 1,
      hasMemberUpdates: true,
      notReached: false,
    })
    expect(rows.find(({ id }) => id === held)).toMatchObject({ itemsAsked: 1, itemsIn: 0, who: 'Ruth Ellison', technician: 'Elena Vargas', kind: 'hold' })
  })

  test('H-04 a held row whose mail failed says that nobody was reached', async () => {
    const notificationId = newId()
    await owner.query(
      `INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", "caseId", priority, "createdAt") VALUES ($1, $2, gen_random_uuid(), 'hold_placed', $3, $4, 'high', now())`,
      [notificationId, world.ours.tenantId, world.is.member.userId, held],
    )
    await owner.query(`INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, status) VALUES (gen_random_uuid(), $1, $2, 'email', 'failed')`, [
      world.ours.tenantId,
      notificationId,
    ])
    const { rows } = await queue(as(world, 'technician'), { view: 'hold' })
    expect(rows.map(({ id, notReached }) => [id === held, notReached]).sort()).toEqual([
      [false, false],
      [true, true],
    ])
  })

  test('C-12 is one statement, whatever is asked', async () => {
    for (const filters of [{}, { view: 'hold' as const, words: 'a', status: 'on_hold', priority: 'medium' as const }]) {
      expect(await statementsOf(() => queue(as(world, 'technician'), filters))).toHaveLength(1)
    }
  })
})

describe('searching', () => {
  test('C-12 finds a part of number or title in any case, and takes %, _ and \\ for themselves', async () => {
    const world = await aWorld(owner)
    const titles = ['Plain words', '100% of salary', 'under_score', 'back\\slash', 'It’s “quoted”', "O'Brien; DROP TABLE"]
    const ids = new Map<string, string>()
    for (const title of titles) ids.set(title, await aRow(world, { title }))
    const found = async (words: string) => idsOf(await queue(as(world, 'technician'), { words })).sort()
    const of = (...some: string[]) => some.map((title) => ids.get(title)).sort()
    expect(await found('PLAIN')).toEqual(of('Plain words'))
    expect(await found('%')).toEqual(of('100% of salary'))
    expect(await found('0% o')).toEqual(of('100% of salary'))
    expect(await found('_')).toEqual(of('under_score'))
    expect(await found('\\')).toEqual(of('back\\slash'))
    expect(await found('\\\\')).toEqual([])
    // what is compared without accents is compared without widths too
    expect(await found('％')).toEqual(of('100% of salary'))
    expect(await found('＿')).toEqual(of('under_score'))
    for (const slash of ['＼', '∖', '﹨']) expect(await found(slash), slash).toEqual(of('back\\slash'))
    expect(await found("'")).toEqual(of('It’s “quoted”', "O'Brien; DROP TABLE"))
    expect(await found('case-2020')).toEqual(of(...titles))
    expect(await found('nothing like it')).toEqual([])
  })

  test('C-12 finds whose case it is, with accents or without: the member’s name, the subject’s, the customer’s', async () => {
    const world = await aWorld(owner)
    const { tenantId } = world.ours
    const [subjectId, customerId] = [newId(), newId()]
    await owner.query(`UPDATE "User" SET name = 'José García Ibáñez' WHERE id = $1`, [world.is.otherMember.userId])
    await owner.query(`INSERT INTO "Subject" (id, "tenantId", name) VALUES ($1, $2, 'Zoë Quill')`, [subjectId, tenantId])
    await owner.query(`INSERT INTO "Customer" (id, "tenantId", name) VALUES ($1, $2, 'Müller & Söhne')`, [customerId, tenantId])
    const [ofMember, ofSubject, ofCustomer, titled] = [await aRow(world), await aRow(world), await aRow(world), await aRow(world, { title: 'Jubilación' })]
    await owner.query(`UPDATE "Case" SET "memberId" = $2 WHERE id = $1`, [ofMember, world.is.otherMember.userId])
    await owner.query(`UPDATE "Case" SET "subjectId" = $2 WHERE id = $1`, [ofSubject, subjectId])
    await owner.query(`UPDATE "Case" SET "memberId" = NULL, "customerId" = $2 WHERE id = $1`, [ofCustomer, customerId])
    const found = async (words: string, who: Who = 'technician') => idsOf(await queue(as(world, who), { words }))
    for (const words of ['garcia', 'García', 'JOSÉ GAR', 'ibanez']) expect(await found(words), words).toEqual([ofMember])
    for (const words of ['zoe', 'Zoë Quill']) expect(await found(words), words).toEqual([ofSubject])
    for (const words of ['muller', 'söhne']) expect(await found(words), words).toEqual([ofCustomer])
    for (const words of ['jubilacion', 'JUBILACIÓN']) expect(await found(words), words).toEqual([titled])
    expect(await found('garcia', 'otherHead')).toEqual([])
    expect(await found('garcia', 'theirAdministrator')).toEqual([])
  })

  test('C-12 finds the reader’s own among more than a thousand others that hold the same words', async () => {
    const world = await aWorld(owner)
    await owner.query(
      `INSERT INTO "Case" (id, "tenantId", number, title, "typeId", "statusCode", "memberId", "technicianId", "departmentId", priority, attention)
       SELECT gen_random_uuid(), $1, 'CASE-2019-' || lpad(n::text, 6, '0'), 'Retirement', $2, 'closed', $3, $4, $5, 'medium', 5 FROM generate_series(1, 1500) n`,
      [world.ours.tenantId, world.ours.typeId, world.is.member.userId, world.is.otherTechnician.userId, world.is.otherTechnician.departmentId],
    )
    const mine = await aRow(world, { title: 'Retirement, mine' })
    expect(idsOf(await queue(as(world, 'technician'), { words: 'retirement' }))).toEqual([mine])
  })

  test('X-02 finds nothing of another office or of other people’s cases', async () => {
    const world = await aWorld(owner)
    await aRow(world, { title: 'A secret word', technician: 'otherTechnician', department: 'otherTechnician' })
    expect((await queue(as(world, 'technician'), { words: 'secret' })).total).toBe(0)
    expect((await queue(as(world, 'theirAdministrator'), { words: 'secret' })).total).toBe(0)
    expect((await queue(as(world, 'administrator'), { words: 'secret' })).total).toBe(1)
  })

  test('C-12 an address of nonsense is as if it said nothing', () => {
    const nonsense = { view: 'x', technician: '\u0000', status: "' OR 1=1", type: '{"not":""}', priority: ['high'], q: ['a'], after: '9.x.y' }
    expect(readQueueFilters(nonsense, 'administrator')).toEqual(nothing)
    expect(readQueueFilters({ q: 'a\u0000b\ud800' }, 'technician').words).toBe('ab\ufffd')
    for (const after of ['', '6.1.x', '-1.1.1', `2.1e9.${newId()}`, `2.999999999999999.${newId()}`, '2.1.\u0000'])
      expect(readQueueFilters({ after }, 'legal').after, after).toBeNull()
  })
})

describe('paging', () => {
  /** Reads the queue page by page; between pages something else happens. */
  async function walk(world: World, between: (page: number) => Promise<void> = async () => {}): Promise<string[]> {
    const read: string[] = []
    let after: QueueFilters['after'] = null
    for (let page = 0; page < 20; page++) {
      const { rows, next }: Awaited<ReturnType<typeof listQueue>> = await queue(as(world, 'administrator'), { after })
      expect(rows.length).toBeLessThanOrEqual(queuePageSize)
      read.push(...rows.map(({ id }) => id))
      if (!next) return read
      // as the address keeps it
      const [, kept = ''] = /after=([^&]+)/.exec(new URLSearchParams({ after: `${next.attention}.${next.updatedAt.getTime()}.${next.id}` }).toString()) ?? []
      after = readQueueFilters({ after: decodeURIComponent(kept) }, 'administrator').after
      await between(page)
    }
    throw new Error('the queue does not end')
  }

  test('C-12 every case comes once, though many share a place and a moment', async () => {
    const world = await aWorld(owner)
    const made: string[] = []
    for (let n = 0; n < 130; n++) made.push(await aRow(world, { attention: n % 3, at: n % 4 }))
    const read = await walk(world)
    expect(read).toHaveLength(130)
    expect([...read].sort()).toEqual(made.sort())
  })

  test('C-12 what stands still comes once while others come, go and move', async () => {
    const world = await aWorld(owner)
    const [still, moving]: [string[], string[]] = [[], []]
    for (let n = 0; n < 160; n++) (n % 4 ? still : moving).push(await aRow(world, { attention: n % 2 ? 2 : 3, at: n % 7 }))
    const read = await walk(world, async () => {
      await aRow(world, { title: 'Came later', attention: 0 })
      const some = moving.splice(0, 8)
      await owner.query(`UPDATE "Case" SET "updatedAt" = now(), attention = (attention + 2) % 5 WHERE id = ANY($1)`, [some.slice(0, 5)])
      await owner.query(`UPDATE "Case" SET "deletedAt" = now() WHERE id = ANY($1)`, [some.slice(5)])
    })
    expect(read.filter((id) => still.includes(id)).sort()).toEqual(still.sort())
  })

  test('C-12 counting stops at a thousand', async () => {
    const world = await aWorld(owner)
    await world.ours.openCases(1005)
    expect(await queue(as(world, 'administrator'))).toMatchObject({ total: 1000, counts: { all: 1000 } })
  })
})

test('C-12 who may be chosen as technician is found without reading the members of the office', async () => {
  const world = await aWorld(owner)
  await owner.query(
    `INSERT INTO "User" (id, "tenantId", email, name, role) SELECT gen_random_uuid(), $1, 'crowd' || n || '@mail.example.test', 'Crowd ' || n, 'member'
     FROM generate_series(1, 150000) n`,
    [world.ours.tenantId],
  )
  await owner.query('ANALYZE "User"')
  await owner.query(`SELECT set_config('app.tenant_id', $1, false)`, [world.ours.tenantId])
  // the first time, the catalogue is read as well
  await owner.query('SELECT * FROM casebell_technicians()')
  const { rows } = await owner.query('EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM casebell_technicians()')
  const { Plan: plan } = rows[0]['QUERY PLAN'][0]
  expect(plan['Actual Rows']).toBeGreaterThanOrEqual(5)
  expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(15)
})

import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { placeHold } from './place-hold'
import { type PlaceHoldInput, placeHoldSchema } from './schema'

const { owner } = await testDatabase()
let office: Office
beforeAll(async () => {
  office = await anOffice(owner)
})

const hold = (actor: Actor, caseId: string, form: Partial<PlaceHoldInput> = {}) =>
  placeHold(actor, placeHoldSchema.parse({ caseId, reason: 'We need your tax return.', ...form }))

describe('placing a hold', () => {
  test('H-02 status, hold, items, audit event and job are written together', async () => {
    const { caseId } = await office.openCase()
    const { holdId } = await hold(office.technician, caseId, { items: [{ name: '2021 tax return' }, { name: 'Bank statement', required: false }] })
    const { rows } = await owner.query(
      `SELECT c."statusCode", c.attention, h.reason, (SELECT count(*)::int FROM "RequestedItem" i WHERE i."holdId" = h.id) AS items,
         (SELECT details->>'reason' FROM "AuditEvent" e WHERE e."caseId" = c.id AND e.type = 'case_held') AS audited,
         (SELECT count(*)::int FROM graphile_worker._private_jobs j WHERE j.payload->>'eventId' IN (SELECT id::text FROM "AuditEvent" e WHERE e."caseId" = c.id AND e.type = 'case_held')) AS jobs
       FROM "Case" c JOIN "Hold" h ON h."caseId" = c.id WHERE h.id = $1`,
      [holdId],
    )
    expect(rows).toEqual([{ statusCode: 'on_hold', attention: 3, reason: 'We need your tax return.', items: 2, audited: 'We need your tax return.', jobs: 1 }])
  })

  test('H-02 of two technicians at once one wins and the other reads who did it', async () => {
    const { caseId } = await office.openCase()
    const both = await Promise.allSettled([hold(office.technician, caseId), hold(office.colleague, caseId, { reason: 'Another reason' })])
    const lost = both.filter((one) => one.status === 'rejected').map((one) => one.reason)
    expect(lost).toHaveLength(1)
    expect(lost[0]).toMatchObject({ code: 'conflict', reason: 'already_on_hold', details: { by: expect.stringMatching(/Elena Vargas|Priya Raman/) } })
  })

  test('H-02 a key that made a hold of one case makes none of another, and says so', async () => {
    const [first, second] = [await office.openCase(), await office.openCase()]
    const { holdId } = await hold(office.technician, first.caseId, { requestKey: 'one key' })
    await expect(hold(office.technician, second.caseId, { requestKey: 'one key' })).rejects.toMatchObject({ code: 'conflict', reason: 'request_key' })
    expect(await hold(office.technician, first.caseId, { requestKey: 'one key' })).toEqual({ holdId })
  })

  test('H-02 a double click makes one hold', async () => {
    const { caseId } = await office.openCase()
    const clicks = await Promise.all([1, 2, 3].map(() => hold(office.technician, caseId, { requestKey: `click-${caseId}` })))
    expect(new Set(clicks.map((click) => click.holdId)).size).toBe(1)
  })

  test('H-01 a case on hold, closed, deleted or of another tenant is refused in words', async () => {
    const { caseId } = await office.openCase()
    await hold(office.technician, caseId)
    await expect(hold(office.technician, caseId)).rejects.toMatchObject({ code: 'conflict', reason: 'already_on_hold' })
    const closed = await office.openCase()
    await owner.query(`UPDATE "Case" SET "statusCode" = 'closed' WHERE id = $1`, [closed.caseId])
    await expect(hold(office.technician, closed.caseId)).rejects.toMatchObject({ code: 'conflict', reason: 'transition', details: { allowed: ['reopened'] } })
    const deleted = await office.openCase()
    await owner.query(`UPDATE "Case" SET "deletedAt" = now() WHERE id = $1`, [deleted.caseId])
    await expect(hold(office.technician, deleted.caseId)).rejects.toMatchObject({ code: 'gone' })
    const elsewhere = await anOffice(owner)
    await expect(hold(elsewhere.technician, caseId)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('H-01 only staff who may update a case may hold it', async () => {
    const { caseId } = await office.openCase()
    await expect(hold(office.member, caseId)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('H-01 a respond-by date in the past or two years ahead is refused, today is not', async () => {
    const { caseId } = await office.openCase()
    const at = new Date('2026-11-24T18:00:00Z')
    const actor = { ...office.technician, at }
    await expect(hold(actor, caseId, { respondByOn: '2026-11-23' })).rejects.toMatchObject({ fields: { respondByOn: 'past' } })
    await expect(hold(actor, caseId, { respondByOn: '2028-11-24' })).rejects.toMatchObject({ fields: { respondByOn: 'too_far' } })
    await expect(hold(actor, caseId, { respondByOn: '2026-11-24' })).resolves.toHaveProperty('holdId')
  })

  test('H-02 of 1,000 holds with 500 forced rollbacks no orphan of any kind is left', { timeout: 240_000 }, async () => {
    const { transact } = await import('@/lib/db/transact')
    const busy = await anOffice(owner)
    const cases = await busy.openCases(1000)
    const refuse = `CREATE FUNCTION refuse_half() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.type = 'case_held' AND right(NEW."caseId"::text, 1) < '8' THEN RAISE EXCEPTION 'forced'; END IF; RETURN NEW; END $$`
    await owner.query(refuse)
    await owner.query(`CREATE TRIGGER refuse_half BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_half()`)
    const queue = [...cases]
    const worker = async () => {
      for (let caseId = queue.pop(); caseId; caseId = queue.pop()) await hold(busy.technician, caseId, { items: [{ name: 'Paper' }] }).catch(() => {})
    }
    await Promise.all(Array.from({ length: 8 }, worker))
    await owner.query('DROP TRIGGER refuse_half ON "AuditEvent"')
    const counts = await transact(
      busy.technician,
      (tx) => tx.$queryRaw<Record<string, number>[]>`
      SELECT (SELECT count(*)::int FROM "Case" WHERE "statusCode" = 'on_hold') AS held, (SELECT count(*)::int FROM "Hold") AS holds,
        (SELECT count(*)::int FROM "RequestedItem") AS items, (SELECT count(*)::int FROM "AuditEvent" WHERE type = 'case_held') AS events`,
    )
    const kept = cases.filter((caseId) => caseId.at(-1)! >= '8').length
    expect(counts[0]).toEqual({ held: kept, holds: kept, items: kept, events: kept })
    const { rows } = await owner.query(
      `SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs j WHERE j.payload->>'tenantId' = $1 AND j.payload->>'eventId' IN (SELECT id::text FROM "AuditEvent" WHERE type = 'case_held')`,
      [busy.technician.tenantId],
    )
    expect(rows[0].jobs).toBe(kept)
  })
})

describe('what a person may type', () => {
  const caseId = '01a20d7e-2d21-737e-8971-5f862e93c3e5'
  const fault = (form: object) => placeHoldSchema.safeParse({ caseId, reason: 'Fine words', ...form }).error?.issues[0]?.message

  test('H-01 a reason missing, of blanks or zero-width characters, too short or too long is refused', () => {
    expect(fault({ reason: undefined })).toBe('missing')
    expect(fault({ reason: '   \n ' })).toBe('missing')
    expect(fault({ reason: '\u200b\u200c\u2060\ufeff' })).toBe('missing')
    expect(fault({ reason: 'ab' })).toBe('too_short')
    expect(fault({ reason: 'a'.repeat(2001) })).toBe('too_long')
    expect(fault({ reason: ` ${'a'.repeat(2000)} ` })).toBeUndefined()
    expect(fault({ reason: 'abc' })).toBeUndefined()
  })

  test('H-01 a blank of a template that nobody filled in reaches no member', () => {
    const es = { name: 'Declaración del año {year}', why: 'Muestra el ingreso.' }
    expect(fault({ reason: 'We need your papers of {year}.' })).toBe('blank')
    expect(fault({ items: [{ name: 'Tax return of {year}' }] })).toBe('blank')
    expect(fault({ items: [{ name: 'Tax return', badExample: 'Not {year}' }] })).toBe('blank')
    for (const reason of ['{ }', 'Send {2024}.', 'a { year } b', '{}', '}{']) expect(fault({ reason: `We ask: ${reason}` }), reason).toBeUndefined()
    const read = placeHoldSchema.parse({
      caseId,
      reason: 'Papers of 2024',
      translations: { es: { reason: 'Papeles de {year}' } },
      items: [{ name: 'Tax return of 2024', translations: { es } }],
    })
    expect(read.translations.es?.reason).toBe('')
    expect(read.items[0]?.translations.es).toMatchObject({ name: '', why: 'Muestra el ingreso.' })
  })

  test('H-01 more than 30 items are refused', () => {
    expect(fault({ items: Array.from({ length: 31 }, () => ({ name: 'Paper' })) })).toBe('too_many')
  })

  test('H-01 anything but text is refused, and so are fields nobody asked for', () => {
    for (const reason of [{ not: '' }, [], null, 7]) expect(placeHoldSchema.safeParse({ caseId, reason }).success).toBe(false)
    for (const id of [{ not: '' }, [], null, '']) expect(placeHoldSchema.safeParse({ caseId: id, reason: 'Fine words' }).success).toBe(false)
    expect(placeHoldSchema.safeParse({ caseId, reason: 'Fine words', tenantId: caseId }).success).toBe(false)
  })
})

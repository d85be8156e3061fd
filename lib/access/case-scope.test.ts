import { expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { transact } from '@/lib/db/transact'
import { testDatabase } from '@/lib/testing/database'
import { aWorld, everybody, type Who } from '@/lib/testing/everybody'
import { caseScope, caseScopeSql, readableCases, readableCasesSql } from './case-scope'

const { owner } = await testDatabase()
const world = await aWorld(owner)
const { ours, theirs, courtTypeId, is } = world

// one case of every mixture of whose it is, whose department, which type, deleted or not
const { rows: departments } = await owner.query<{ id: string }>(`SELECT id FROM "Department" WHERE "tenantId" = $1`, [ours.tenantId])
await owner.query(
  `INSERT INTO "Case" (id, "tenantId", number, title, "typeId", "statusCode", "memberId", "technicianId", "departmentId", "deletedAt")
   SELECT gen_random_uuid(), $1, 'CASE-2020-' || lpad((row_number() OVER ())::text, 6, '0'), 'Mixed', y, 'assigned', m, t, d, x
   FROM unnest($2::uuid[]) y, unnest($3::uuid[]) m, unnest($4::uuid[]) t, unnest($5::uuid[]) d, unnest($6::timestamptz[]) x`,
  [
    ours.tenantId,
    [ours.typeId, courtTypeId],
    [is.member.userId, is.otherMember.userId, null],
    [is.technician.userId, is.otherTechnician.userId, null],
    [...departments.map(({ id }) => id), null],
    [new Date(), null],
  ],
)
await theirs.openCase()

const bySql = async (actor: Actor, scope: Prisma.Sql) =>
  (await read<{ id: string }>(actor, Prisma.sql`SELECT c.id FROM "Case" c WHERE ${scope}`)).map(({ id }) => id)
const byPrisma = (actor: Actor, where: Prisma.CaseWhereInput) =>
  transact(actor, async (tx) => (await tx.case.findMany({ where, select: { id: true } })).map(({ id }) => id))
const seenBy = async (who: Who) => {
  const rows = await owner.query(`SELECT * FROM "Case" WHERE id = ANY($1)`, [await bySql(is[who], readableCasesSql(is[who]))])
  return rows.rows as { memberId: string; technicianId: string | null; departmentId: string | null; typeId: string; deletedAt: Date | null; tenantId: string }[]
}

test('X-01 the rule of who sees which case is the same in both its spellings', async () => {
  for (const who of everybody) {
    const actor = is[who]
    expect((await bySql(actor, caseScopeSql(actor))).sort(), who).toEqual((await byPrisma(actor, caseScope(actor))).sort())
    expect((await bySql(actor, readableCasesSql(actor))).sort(), who).toEqual((await byPrisma(actor, readableCases(actor))).sort())
  }
})

test('X-01 each role sees its own cases and no other', async () => {
  expect(await seenBy('member')).toSatisfy((rows: { memberId: string }[]) => rows.length > 0 && rows.every((row) => row.memberId === is.member.userId))
  for (const who of ['technician', 'otherTechnician'] as const) {
    const { userId, departmentId } = is[who]
    for (const row of await seenBy(who)) expect([row.technicianId === userId, row.technicianId === null, row.departmentId === departmentId]).toContain(true)
  }
  for (const who of ['head', 'otherHead'] as const) for (const row of await seenBy(who)) expect(row.departmentId).toBe(is[who].departmentId)
  for (const row of await seenBy('legal')) expect(row.typeId).toBe(courtTypeId)
  expect(await seenBy('administrator')).toHaveLength(2 * 3 * 3 * 3 * 2)
  expect(await seenBy('theirAdministrator')).toHaveLength(1)
})

test('X-01 a department head without a department sees no more than the head’s own cases', async () => {
  const head = { ...is.head, departmentId: null }
  expect(await bySql(head, caseScopeSql(head))).toEqual([])
  const { caseId } = await ours.openCase()
  await owner.query('UPDATE "Case" SET "technicianId" = $1, "departmentId" = $2 WHERE id = $3', [head.userId, is.otherHead.departmentId, caseId])
  for (const actor of [head, is.head]) expect(await bySql(actor, caseScopeSql(actor))).toContain(caseId)
  expect(await bySql(head, caseScopeSql(head))).toEqual([caseId])
  expect(await byPrisma(head, caseScope(head))).toEqual([caseId])
})

test('C-01 a deleted case is seen only by who may restore it', async () => {
  const see: Who[] = []
  for (const who of everybody) if ((await seenBy(who)).some((row) => row.deletedAt)) see.push(who)
  expect(see).toEqual(['head', 'otherHead', 'administrator'])
})

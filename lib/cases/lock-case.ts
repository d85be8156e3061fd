import { caseScopeSql } from '@/lib/access/case-scope'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'
import { attention, type StatusKind } from './rules'

/** A case that nobody else can change until the transaction ends. */
export type LockedCase = {
  id: string
  number: string
  title: string
  statusCode: string
  kind: StatusKind
  typeCode: string
  memberId: string | null
  technicianId: string | null
  departmentId: string | null
  hasMemberUpdates: boolean
  readyForReviewAt: Date | null
  deletedAt: Date | null
  version: number
  updatedAt: Date
  /** today's judge: dates typed on the case are days of this zone */
  tenantZone: string
}

/**
 * Takes the case for this transaction. A case the actor may not see is `not_found`, as is one that does not exist;
 * a deleted one is `gone` unless `deleted` is allowed.
 */
export async function lockCase(tx: Tx, actor: Actor, caseId: string, { deleted = false } = {}): Promise<LockedCase> {
  if (!isId(caseId)) throw new DomainError('not_found', 'case')
  // Locked before it is read: a join re-checked after waiting for the lock would see the old status and lose the row.
  await tx.$executeRaw`SELECT 1 FROM "Case" WHERE "tenantId" = ${actor.tenantId}::uuid AND id = ${caseId}::uuid FOR UPDATE`
  const [found] = await tx.$queryRaw<LockedCase[]>`
    SELECT c.id, c.number, c.title, c."statusCode", s.kind::text AS kind, y.code AS "typeCode", c."memberId", c."technicianId",
      c."departmentId", c."hasMemberUpdates", c."readyForReviewAt", c."deletedAt", c.version, c."updatedAt", t."timeZone" AS "tenantZone"
    FROM "Case" c
    JOIN "CaseStatus" s ON s."tenantId" = c."tenantId" AND s.code = c."statusCode"
    JOIN "CaseType" y ON y."tenantId" = c."tenantId" AND y.id = c."typeId"
    JOIN "Tenant" t ON t.id = c."tenantId"
    WHERE c."tenantId" = ${actor.tenantId}::uuid AND c.id = ${caseId}::uuid AND ${caseScopeSql(actor)}`
  if (!found) throw new DomainError('not_found', 'case')
  if (found.deletedAt && !deleted) throw new DomainError('gone', 'case_deleted')
  return found
}

/** Refuses a write that started from an older state of the case, and says who changed it since. */
export async function demandVersion(tx: Tx, actor: Actor, held: LockedCase, version: number | undefined): Promise<void> {
  if (version === undefined || version === held.version) return
  throw await changedMeanwhile(tx, actor, held)
}

/** Which of the staff changed the case last, and which version it is now. Notes and files are no change of it. */
export async function changedMeanwhile(tx: Tx, actor: Actor, held: LockedCase): Promise<DomainError> {
  const last = await tx.auditEvent.findFirst({
    where: { tenantId: actor.tenantId, caseId: held.id, actorRole: { notIn: ['system', 'member'] }, type: { notIn: ['note_added', 'document_uploaded'] } },
    orderBy: { at: 'desc' },
    select: { actorName: true, type: true, at: true },
  })
  const { version, technicianId } = held
  const now = { version, technicianId: technicianId ?? '' }
  return new DomainError('conflict', 'changed_meanwhile', {}, last ? { by: last.actorName, what: last.type, at: last.at.toISOString(), ...now } : now)
}

type Changes = Prisma.CaseUncheckedUpdateInput & {
  kind?: StatusKind
  hasMemberUpdates?: boolean
  readyForReviewAt?: Date | null
}

/** What the member's answers bring about: no change that somebody who works on the case would overwrite. */
const news = new Set(['hasMemberUpdates', 'readyForReviewAt'])

/** Writes to a locked case: its time is now, its place in the queue follows, and its version grows, unless only the member answered. */
export async function changeCase(tx: Tx, actor: Actor, held: LockedCase, { kind, ...changes }: Changes): Promise<void> {
  const hasMemberUpdates = changes.hasMemberUpdates ?? held.hasMemberUpdates
  const readyForReviewAt = changes.readyForReviewAt === undefined ? held.readyForReviewAt : changes.readyForReviewAt
  const isChange = Object.keys(changes).some((field) => !news.has(field))
  const data = {
    ...changes,
    attention: attention({ kind: kind ?? held.kind, hasMemberUpdates, readyForReview: readyForReviewAt !== null }),
    ...(isChange && { version: { increment: 1 } }),
    updatedAt: actor.at,
  }
  await tx.case.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: held.id } }, data, select: { id: true } })
}

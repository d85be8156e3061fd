import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { type AuditVerdict, verifyAudit } from '@/lib/events/verify-audit'
import { type AuditFilters, csvCell } from './audit-rules'
import { demand } from './demand'
import { auditChainChecked, auditTrailRead } from './events'

const pageSize = 50
const exportedAtOnce = 500

export type AuditEntry = {
  id: string
  type: string
  at: Date
  actorId: string | null
  actorName: string
  actorRole: string
  caseId: string | null
  caseNumber: string | null
  personName: string | null
  details: Record<string, unknown>
  ip: string | null
}
export type AuditPage = { events: AuditEntry[]; next: string | null; zone: string }

/** What happened in the office, newest first, 50 a page. Having looked is written to the trail itself. */
export async function listAuditEvents(actor: Actor, filters: AuditFilters, how: 'page' | 'api' = 'api'): Promise<AuditPage> {
  await recordReading(actor, filters, how)
  const [rows, zone] = await Promise.all([entries(actor, filters, pageSize + 1), zoneOf(actor)])
  const events = rows.slice(0, pageSize)
  return { events, next: rows.length > pageSize ? (events.at(-1)?.id ?? null) : null, zone }
}

/** The kinds of event there are in the office's trail. */
export async function listAuditTypes(actor: Actor): Promise<string[]> {
  demand(actor, 'audit.read')
  // one step of the index a kind, not one of the table a row
  const rows = await read<{ type: string }>(
    actor,
    Prisma.sql`WITH RECURSIVE kinds AS (
        (SELECT type FROM "AuditEvent" WHERE "tenantId" = ${actor.tenantId}::uuid ORDER BY type LIMIT 1)
        UNION ALL
        SELECT (SELECT e.type FROM "AuditEvent" e WHERE e."tenantId" = ${actor.tenantId}::uuid AND e.type > k.type ORDER BY e.type LIMIT 1)
        FROM kinds k WHERE k.type IS NOT NULL)
      SELECT type FROM kinds WHERE type IS NOT NULL`,
  )
  return rows.map(({ type }) => type)
}

/** The narrowed trail as CSV, piece by piece, newest first: times in UTC, nothing a spreadsheet would calculate. */
export async function exportAuditTrail(actor: Actor, filters: AuditFilters): Promise<ReadableStream<Uint8Array>> {
  await recordReading(actor, filters, 'csv')
  const encoder = new TextEncoder()
  let after = filters.after
  let begun = false
  return new ReadableStream({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode('\ufeffat,event,actor,role,person,case,ip,details,id\r\n'))
      begun = true
      const rows = await entries(actor, { ...filters, after }, exportedAtOnce)
      if (rows.length > 0) controller.enqueue(encoder.encode(rows.map(csvLine).join('')))
      after = rows.at(-1)?.id
      if (rows.length < exportedAtOnce) controller.close()
    },
  })
}

export type ChainReport = AuditVerdict & { firstAt: string | null; lastAt: string | null }

/** Checks that every sealed row of the office's trail is as it was written. The check is written to the trail. */
export async function checkAuditChain(actor: Actor): Promise<ChainReport> {
  demand(actor, 'audit.read')
  const verdict = await verifyAudit(actor.tenantId)
  const span = await transact(actor, async (tx) => {
    const [span] = await tx.$queryRaw<{ first: Date | null; last: Date | null }[]>`
      SELECT min("recordedAt") AS first, max("recordedAt") AS last FROM "AuditEvent" WHERE "tenantId" = ${actor.tenantId}::uuid`
    await recordEvent(tx, actor, auditChainChecked({ caseId: null }, { sealed: verdict.sealed, faults: verdict.faults.length }))
    return span
  })
  return { ...verdict, firstAt: span?.first?.toISOString() ?? null, lastAt: span?.last?.toISOString() ?? null }
}

async function recordReading(actor: Actor, filters: AuditFilters, how: 'page' | 'api' | 'csv'): Promise<void> {
  demand(actor, 'audit.read')
  const asked = Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as Record<string, string>
  await transact(actor, (tx) => recordEvent(tx, actor, auditTrailRead({ caseId: null }, { filters: asked, how })))
}

async function zoneOf({ tenantId }: Actor): Promise<string> {
  const [row] = await read<{ timeZone: string }>({ tenantId }, Prisma.sql`SELECT "timeZone" FROM "Tenant" WHERE id = ${tenantId}::uuid`)
  return row?.timeZone ?? 'UTC'
}

function entries({ tenantId }: Actor, { actor: name, type, case: number, from, to, after }: AuditFilters, most: number): Promise<AuditEntry[]> {
  const words = name
    ?.replaceAll('\u0000', '')
    .trim()
    .replace(/[\\%_]/g, '\\$&')
  const midnight = (day: string) => Prisma.sql`(${day}::date::timestamp AT TIME ZONE (SELECT "timeZone" FROM "Tenant" WHERE id = ${tenantId}::uuid))`
  const conditions = [
    Prisma.sql`e."tenantId" = ${tenantId}::uuid`,
    ...(words ? [Prisma.sql`e."actorName" ILIKE ${`%${words}%`}`] : []),
    ...(type ? [Prisma.sql`e.type = ${type}`] : []),
    ...(number
      ? [
          Prisma.sql`e."caseId" IN (SELECT id FROM "Case" WHERE "tenantId" = ${tenantId}::uuid AND number = ${number.replaceAll('\u0000', '').trim().toUpperCase()})`,
        ]
      : []),
    ...(from ? [Prisma.sql`e.at >= ${midnight(from)}`] : []),
    ...(to ? [Prisma.sql`e.at < ((${to}::date + 1)::timestamp AT TIME ZONE (SELECT "timeZone" FROM "Tenant" WHERE id = ${tenantId}::uuid))`] : []),
    ...(after ? [Prisma.sql`(e.at, e.id) < (SELECT b.at, b.id FROM "AuditEvent" b WHERE b."tenantId" = ${tenantId}::uuid AND b.id = ${after}::uuid)`] : []),
  ]
  return read<AuditEntry>(
    { tenantId },
    Prisma.sql`
      SELECT e.id, e.type, e.at, e."actorId", e."actorName", e."actorRole", e."caseId", c.number AS "caseNumber", p.name AS "personName", e.details, e.ip
      FROM "AuditEvent" e
      LEFT JOIN "Case" c ON c."tenantId" = e."tenantId" AND c.id = e."caseId"
      LEFT JOIN "User" p ON p."tenantId" = e."tenantId" AND p.id = e."personId"
      WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY e.at DESC, e.id DESC LIMIT ${most}`,
  )
}

function csvLine({ at, type, actorName, actorRole, personName, caseNumber, ip, details, id }: AuditEntry): string {
  const cells = [at.toISOString(), type, actorName, actorRole, personName ?? '', caseNumber ?? '', ip ?? '', JSON.stringify(details), id]
  return `${cells.map(csvCell).join(',')}\r\n`
}

import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { type Tx, transact } from '@/lib/db/transact'
import { type AuditRow, genesis, linkHash } from './audit-chain'
import { keepHead } from './audit-heads'

/** A transaction ends within 30 s, so whatever was recorded before this is there to be sealed. */
const settledSeconds = 60
const rowsInALink = 1000

/**
 * Seals what each tenant's trail has gained since its last link into new ones of a thousand rows at most, each in its own
 * transaction, until nothing waits. Costs the writers nothing; of two sealers at once one makes each link. The head of each
 * chain is also kept in `audit-heads.log` of the data folder, so that a chain that was cut short or written anew is noticed.
 */
export async function sealAudit({ settledAfterSeconds = settledSeconds }: { settledAfterSeconds?: number } = {}): Promise<number> {
  const tenants = await db.system.tenant.findMany({ select: { id: true } })
  let links = 0
  for (const { id } of tenants) {
    for (let rows = rowsInALink; rows === rowsInALink; ) {
      rows = await addLink(id, settledAfterSeconds)
      if (rows > 0) links++
    }
  }
  return links
}

/** Adds one link to a tenant's chain, and answers how many rows it seals: none where nothing waits. */
async function addLink(tenantId: string, settledAfterSeconds: number): Promise<number> {
  const link = await transact({ tenantId }, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit.seal'), hashtext(${tenantId}))`
    const last = await tx.auditSeal.findFirst({ where: { tenantId }, orderBy: { sequence: 'desc' }, select: { sequence: true, hash: true } })
    const rows = await unsealed(tx, tenantId, settledAfterSeconds)
    if (rows.length === 0) return null
    const previousHash = last?.hash ?? genesis
    const head = { sequence: (last?.sequence ?? 0) + 1, hash: linkHash(previousHash, rows) }
    await tx.auditSeal.create({ data: { id: newId(), tenantId, eventIds: rows.map((row) => row.id), previousHash, ...head }, select: { id: true } })
    return { head, rows: rows.length }
  })
  if (!link) return 0
  await keepHead(tenantId, link.head)
  return link.rows
}

/** Rows that were recorded after the last sealed one, in that order; of the same moment the ids have one. */
function unsealed(tx: Tx, tenantId: string, settledAfterSeconds: number): Promise<AuditRow[]> {
  return tx.$queryRaw<AuditRow[]>`
    WITH last AS (SELECT x."recordedAt", x.id FROM "AuditEvent" x WHERE x."tenantId" = ${tenantId}::uuid
      AND x.id = (SELECT s."eventIds"[cardinality(s."eventIds")] FROM "AuditSeal" s WHERE s."tenantId" = ${tenantId}::uuid ORDER BY s.sequence DESC LIMIT 1))
    SELECT e.* FROM "AuditEvent" e
    WHERE e."tenantId" = ${tenantId}::uuid AND e."recordedAt" < clock_timestamp() - make_interval(secs => ${settledAfterSeconds}::int)
      AND (e."recordedAt", e.id) > (coalesce((SELECT "recordedAt" FROM last), '-infinity'::timestamptz), coalesce((SELECT id FROM last), ${beforeAll}::uuid))
    ORDER BY e."recordedAt", e.id LIMIT ${rowsInALink}`
}
const beforeAll = '00000000-0000-0000-0000-000000000000'

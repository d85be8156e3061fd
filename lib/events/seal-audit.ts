import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { type Tx, transact } from '@/lib/db/transact'
import { type AuditRow, genesis, linkHash } from './audit-chain'

/** A transaction ends within 30 s, so whatever was recorded before this is there to be sealed. */
const settledSeconds = 60
const mostRows = 5000

/**
 * Seals what each tenant's trail has gained since its last link into a new one. Costs the writers nothing; two sealers
 * at once make one link. The head of each chain is also kept in `audit-heads.log` of the data folder, so that a chain
 * that was cut short is noticed.
 */
export async function sealAudit({ settledAfterSeconds = settledSeconds }: { settledAfterSeconds?: number } = {}): Promise<number> {
  const tenants = await db.system.tenant.findMany({ select: { id: true } })
  let links = 0
  for (const { id } of tenants) links += await sealTenant(id, settledAfterSeconds)
  return links
}

async function sealTenant(tenantId: string, settledAfterSeconds: number): Promise<number> {
  const head = await transact({ tenantId }, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit.seal'), hashtext(${tenantId}))`
    const last = await tx.auditSeal.findFirst({ where: { tenantId }, orderBy: { sequence: 'desc' } })
    const rows = await unsealed(tx, tenantId, settledAfterSeconds)
    if (rows.length === 0) return null
    const previousHash = last?.hash ?? genesis
    const link = { sequence: (last?.sequence ?? 0) + 1, hash: linkHash(previousHash, rows) }
    await tx.auditSeal.create({ data: { id: newId(), tenantId, eventIds: rows.map((row) => row.id), previousHash, ...link }, select: { id: true } })
    return link
  })
  if (!head) return 0
  await mkdir(env.CASEBELL_DATA_DIR, { recursive: true })
  await appendFile(join(env.CASEBELL_DATA_DIR, 'audit-heads.log'), `${JSON.stringify({ tenantId, ...head })}\n`)
  return 1
}

/** Rows in no link yet, in the order they were recorded. */
function unsealed(tx: Tx, tenantId: string, settledAfterSeconds: number): Promise<AuditRow[]> {
  return tx.$queryRaw<AuditRow[]>`
    SELECT e.* FROM "AuditEvent" e
    WHERE e."tenantId" = ${tenantId}::uuid AND e."recordedAt" < clock_timestamp() - make_interval(secs => ${settledAfterSeconds}::int)
      AND e."recordedAt" >= coalesce((SELECT max(x."recordedAt") FROM "AuditEvent" x WHERE x."tenantId" = e."tenantId"
        AND x.id = (SELECT s."eventIds"[cardinality(s."eventIds")] FROM "AuditSeal" s WHERE s."tenantId" = e."tenantId" ORDER BY s.sequence DESC LIMIT 1)), '-infinity'::timestamptz)
      AND NOT EXISTS (SELECT FROM "AuditSeal" s WHERE s."tenantId" = e."tenantId" AND s.sequence >= (SELECT max(m.sequence) FROM "AuditSeal" m WHERE m."tenantId" = e."tenantId") AND e.id = ANY(s."eventIds"))
    ORDER BY e."recordedAt", e.id LIMIT ${mostRows}`
}

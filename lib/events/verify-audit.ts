import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/core/env'
import { transact } from '@/lib/db/transact'
import { type AuditRow, genesis, linkHash } from './audit-chain'

type AuditFault = { fault: 'changed' | 'removed' | 'added' | 'broken_chain' | 'cut_short'; sequence: number | null; eventId: string | null }
export type AuditVerdict = { links: number; sealed: number; waiting: number; faults: AuditFault[] }

/**
 * Walks a tenant's chain from its beginning and tells what does not fit: a row changed, removed, added between sealed
 * ones, an order or link altered, or a chain shorter than the head that was kept elsewhere.
 */
export async function verifyAudit(tenantId: string): Promise<AuditVerdict> {
  const { seals, rows } = await transact({ tenantId }, async (tx) => ({
    seals: await tx.auditSeal.findMany({ where: { tenantId }, orderBy: { sequence: 'asc' } }),
    rows: await tx.$queryRaw<AuditRow[]>`SELECT * FROM "AuditEvent" WHERE "tenantId" = ${tenantId}::uuid ORDER BY "recordedAt", id`,
  }))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const faults: AuditFault[] = []
  const sealed = new Set<string>()
  let previousHash = genesis
  let lastRecorded = Number.NEGATIVE_INFINITY
  for (const [index, seal] of seals.entries()) {
    const missing = seal.eventIds.filter((id) => !byId.has(id))
    for (const eventId of missing) faults.push({ fault: 'removed', sequence: seal.sequence, eventId })
    if (seal.sequence !== index + 1 || seal.previousHash !== previousHash) faults.push({ fault: 'broken_chain', sequence: seal.sequence, eventId: null })
    const kept = seal.eventIds.flatMap((id) => byId.get(id) ?? [])
    if (missing.length === 0 && linkHash(seal.previousHash, kept) !== seal.hash) faults.push({ fault: 'changed', sequence: seal.sequence, eventId: null })
    for (const row of kept) {
      sealed.add(row.id)
      lastRecorded = Math.max(lastRecorded, row.recordedAt.getTime())
    }
    previousHash = seal.hash
  }
  const waiting = rows.filter((row) => !sealed.has(row.id))
  for (const row of waiting) if (row.recordedAt.getTime() < lastRecorded) faults.push({ fault: 'added', sequence: null, eventId: row.id })
  const head = await keptHead(tenantId)
  if (head && !seals.some((seal) => seal.sequence === head.sequence && seal.hash === head.hash))
    faults.push({ fault: 'cut_short', sequence: head.sequence, eventId: null })
  return { links: seals.length, sealed: sealed.size, waiting: waiting.length, faults }
}

async function keptHead(tenantId: string): Promise<{ sequence: number; hash: string } | null> {
  const lines = await readFile(join(env.CASEBELL_DATA_DIR, 'audit-heads.log'), 'utf8').catch(() => '')
  const last = lines.split('\n').findLast((line) => line.includes(tenantId))
  return last ? (JSON.parse(last) as { sequence: number; hash: string }) : null
}

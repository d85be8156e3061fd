import { createHash } from 'node:crypto'

/** A row of the trail as the chain sees it. */
export type AuditRow = {
  id: string
  tenantId: string
  type: string
  actorId: string | null
  actorRole: string
  actorName: string
  caseId: string | null
  personId: string | null
  details: unknown
  ip: string | null
  requestId: string
  causeId: string | null
  depth: number
  at: Date
  recordedAt: Date
}

/** What stands before the first link. */
export const genesis = '0'.repeat(64)

/** The hash of a link: of the one before and of its rows in their order (SHA-256, hexadecimal). */
export function linkHash(previousHash: string, rows: AuditRow[]): string {
  const hash = createHash('sha256').update(previousHash)
  for (const row of rows) hash.update('\n').update(canonical(row))
  return hash.digest('hex')
}

/** One text for one value: keys in order, times as ISO 8601. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}

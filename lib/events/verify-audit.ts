import { readSnapshot, type Tx } from '@/lib/db/transact'
import { type AuditRow, genesis, linkHash } from './audit-chain'
import { type AuditHead, endOfHeads, keptHeads } from './audit-heads'

type AuditFault = { fault: 'changed' | 'removed' | 'added' | 'broken_chain' | 'cut_short'; sequence: number | null; eventId: string | null }
export type AuditVerdict = { links: number; sealed: number; waiting: number; faults: AuditFault[] }
type Seal = { sequence: number; eventIds: string[]; previousHash: string; hash: string }

/** Rows of the trail read at once, unless one link has more. */
const rowsAtOnce = 1000
/** A trail with so many faults is beyond telling one more. */
const mostFaults = 10_000

const underWay = new Map<string, Promise<AuditVerdict>>()

/**
 * Walks a tenant's chain from its beginning and tells what does not fit: a row changed, removed, added between sealed
 * ones, an order or link altered, or a chain that lacks a head that was kept elsewhere or has another in its place. Sees
 * one state of the trail and holds a small part of it, however long it is. Of one tenant there is one walk at a time:
 * whoever asks meanwhile gets its verdict. Tells 10,000 faults at most.
 */
export function verifyAudit(tenantId: string): Promise<AuditVerdict> {
  const walk = underWay.get(tenantId) ?? walkChain(tenantId).finally(() => underWay.delete(tenantId))
  underWay.set(tenantId, walk)
  return walk
}

async function walkChain(tenantId: string): Promise<AuditVerdict> {
  // a head is kept once its link is there to be seen, so what was kept before is in the state that is read
  const end = await endOfHeads()
  return readSnapshot({ tenantId }, async (tx) => {
    const faults: AuditFault[] = []
    let links = 0
    let previousHash = genesis
    for await (const seals of inOrder(tx, tenantId)) {
      const rows = await rowsOf(tx, tenantId, seals)
      for (const seal of seals) {
        links++
        const missing = seal.eventIds.filter((id) => !rows.has(id))
        for (const eventId of missing) faults.push({ fault: 'removed', sequence: seal.sequence, eventId })
        if (seal.sequence !== links || seal.previousHash !== previousHash) faults.push({ fault: 'broken_chain', sequence: seal.sequence, eventId: null })
        const kept = seal.eventIds.flatMap((id) => rows.get(id) ?? [])
        if (missing.length === 0 && linkHash(seal.previousHash, kept) !== seal.hash) faults.push({ fault: 'changed', sequence: seal.sequence, eventId: null })
        previousHash = seal.hash
      }
      faults.splice(mostFaults)
    }
    const { sealed, waiting, added } = await outsideTheLinks(tx, tenantId)
    for (const eventId of added) faults.push({ fault: 'added', sequence: null, eventId })
    for await (const heads of keptHeads(tenantId, end)) {
      for (const sequence of await notInTheChain(tx, tenantId, heads)) faults.push({ fault: 'cut_short', sequence, eventId: null })
      faults.splice(mostFaults)
    }
    return { links, sealed, waiting, faults }
  })
}

/** The links from the first to the last: as many at once as have a thousand rows or so together. */
async function* inOrder(tx: Tx, tenantId: string): AsyncGenerator<Seal[]> {
  for (let after: number | undefined = -2_147_483_648; after !== undefined; ) {
    const seals: Seal[] = await tx.$queryRaw<Seal[]>`
      SELECT sequence, "eventIds", "previousHash", hash
      FROM (SELECT *, sum(cardinality("eventIds")) OVER (ORDER BY sequence) - cardinality("eventIds") AS before
        FROM (SELECT * FROM "AuditSeal" WHERE "tenantId" = ${tenantId}::uuid AND sequence > ${after}::int ORDER BY sequence LIMIT ${rowsAtOnce}) few) counted
      WHERE before < ${rowsAtOnce} ORDER BY sequence`
    if (seals.length > 0) yield seals
    after = seals.at(-1)?.sequence
  }
}

async function rowsOf(tx: Tx, tenantId: string, seals: Seal[]): Promise<Map<string, AuditRow>> {
  const ids = seals.flatMap(({ eventIds }) => eventIds)
  const rows = await tx.$queryRaw<AuditRow[]>`SELECT * FROM "AuditEvent" WHERE "tenantId" = ${tenantId}::uuid AND id = ANY(${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

/** How many rows are in a link and how many in none, and which of these stand before the last that is. */
async function outsideTheLinks(tx: Tx, tenantId: string): Promise<{ sealed: number; waiting: number; added: string[] }> {
  const [found] = await tx.$queryRaw<{ sealed: number; waiting: number; added: string[] }[]>`
    WITH linked AS (SELECT DISTINCT unnest("eventIds") AS id FROM "AuditSeal" WHERE "tenantId" = ${tenantId}::uuid),
      trail AS MATERIALIZED (SELECT e.id, e."recordedAt", l.id IS NOT NULL AS sealed FROM "AuditEvent" e LEFT JOIN linked l ON l.id = e.id WHERE e."tenantId" = ${tenantId}::uuid),
      last AS (SELECT "recordedAt", id FROM trail WHERE sealed ORDER BY "recordedAt" DESC, id DESC LIMIT 1)
    SELECT (SELECT count(*)::int FROM trail WHERE sealed) AS sealed, (SELECT count(*)::int FROM trail WHERE NOT sealed) AS waiting,
      ARRAY(SELECT t.id FROM trail t, last WHERE NOT t.sealed AND (t."recordedAt", t.id) < (last."recordedAt", last.id) ORDER BY t."recordedAt", t.id LIMIT ${mostFaults}) AS added`
  return found ?? { sealed: 0, waiting: 0, added: [] }
}

/** The kept heads that the chain does not have: their link is gone, or another stands in its place. */
async function notInTheChain(tx: Tx, tenantId: string, heads: AuditHead[]): Promise<number[]> {
  const strayed = await tx.$queryRaw<{ sequence: number }[]>`
    SELECT DISTINCT head.sequence
    FROM unnest(${heads.map(({ sequence }) => sequence)}::int[], ${heads.map(({ hash }) => hash)}::text[]) AS head(sequence, hash)
    WHERE NOT EXISTS (SELECT FROM "AuditSeal" s WHERE s."tenantId" = ${tenantId}::uuid AND s.sequence = head.sequence AND s.hash = head.hash)
    ORDER BY head.sequence`
  return strayed.map(({ sequence }) => sequence)
}

import { createReadStream } from 'node:fs'
import { appendFile, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { env } from '@/lib/core/env'

/** The newest link of a chain as it was kept outside the database. */
export type AuditHead = { sequence: number; hash: string }

const line = z.strictObject({ tenantId: z.string(), sequence: z.int32(), hash: z.string().regex(/^[0-9a-f]{64}$/) })
const file = () => join(env.CASEBELL_DATA_DIR, 'audit-heads.log')
const headsAtOnce = 1000

/** Keeps the newest link of a tenant's chain in `audit-heads.log` of the data folder, one a line. */
export async function keepHead(tenantId: string, { sequence, hash }: AuditHead): Promise<void> {
  await mkdir(env.CASEBELL_DATA_DIR, { recursive: true })
  await appendFile(file(), `${JSON.stringify({ tenantId, sequence, hash })}\n`)
}

/** Where the kept heads end now, for `keptHeads`. */
export async function endOfHeads(): Promise<number> {
  const found = await stat(file()).catch(() => null)
  return found?.size ?? 0
}

/** Every head ever kept of a tenant's chain up to `end`, a thousand at a time. A line that was not written whole is passed over. */
export async function* keptHeads(tenantId: string, end: number): AsyncGenerator<AuditHead[]> {
  if (end === 0) return
  let heads: AuditHead[] = []
  for await (const text of createInterface({ input: createReadStream(file(), { end: end - 1 }) })) {
    if (!text.includes(tenantId)) continue
    const head = readLine(text)
    if (head?.tenantId !== tenantId) continue
    heads.push(head)
    if (heads.length < headsAtOnce) continue
    yield heads
    heads = []
  }
  if (heads.length > 0) yield heads
}

function readLine(text: string) {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    return null
  }
}

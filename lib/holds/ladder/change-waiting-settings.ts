import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { waitingSettingsChanged } from '../events'
import { asItBegins, type LadderSettings } from './rules'
import type { ChangeWaitingSettings } from './schema'

/**
 * Changes how the office waits for members. Open holds follow from their next day on; what a warning has announced stays
 * as announced. A change that began from an older state is a `conflict`; the same again changes nothing.
 */
export async function changeWaitingSettings(actor: Actor, { version, ...wanted }: ChangeWaitingSettings): Promise<{ version: number }> {
  demand(actor, 'configuration.manage')
  return transact(actor, async (tx) => {
    const { tenantId, at } = actor
    await tx.$executeRaw`SELECT FROM "Tenant" WHERE id = ${tenantId}::uuid FOR NO KEY UPDATE`
    const found = await tx.waitingSettings.findUnique({ where: { tenantId } })
    const before = found ?? { ...asItBegins, version: 0 }
    if (version !== before.version) throw new DomainError('conflict', 'changed_meanwhile')
    const changed = (Object.keys(asItBegins) as (keyof LadderSettings)[]).filter((field) => wanted[field] !== before[field])
    if (changed.length === 0) return { version }
    const row = { ...wanted, version: version + 1, updatedAt: at }
    await tx.waitingSettings.upsert({ where: { tenantId }, create: { tenantId, ...row }, update: row, select: { tenantId: true } })
    await recordEvent(tx, actor, waitingSettingsChanged({ caseId: null }, { changed, ...wanted }))
    return { version: row.version }
  })
}

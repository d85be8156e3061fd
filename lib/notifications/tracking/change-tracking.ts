import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { trackingChanged } from '../events'
import { notTracked } from './rules'
import type { ChangeTracking } from './schema'

/**
 * Says whether the office's letters tell that they were opened and their links followed. Switched off, what letters sent
 * before still tell is no longer kept, from that moment on. A change that began from an older state is a `conflict`; the
 * same again changes nothing.
 */
export async function changeTracking(actor: Actor, { version, opens, clicks }: ChangeTracking): Promise<{ version: number }> {
  demand(actor, 'configuration.manage')
  return transact(actor, async (tx) => {
    const { tenantId, at } = actor
    await tx.$executeRaw`SELECT FROM "Tenant" WHERE id = ${tenantId}::uuid FOR NO KEY UPDATE`
    const before = (await tx.trackingSettings.findUnique({ where: { tenantId } })) ?? { ...notTracked, version: 0 }
    if (version !== before.version) throw new DomainError('conflict', 'changed_meanwhile')
    if (opens === before.opens && clicks === before.clicks) return { version }
    const row = { opens, clicks, version: version + 1, updatedAt: at }
    await tx.trackingSettings.upsert({ where: { tenantId }, create: { tenantId, ...row }, update: row, select: { tenantId: true } })
    await recordEvent(tx, actor, trackingChanged({ caseId: null }, { opens, clicks }))
    return { version: row.version }
  })
}

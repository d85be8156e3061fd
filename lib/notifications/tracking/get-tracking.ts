import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { transact } from '@/lib/db/transact'
import { notTracked, type Tracking } from './rules'

/** What the office's letters tell it, and which state that is, to change it from. */
export async function getTracking(actor: Actor): Promise<Tracking & { version: number }> {
  demand(actor, 'notification.oversee')
  const select = { opens: true, clicks: true, version: true }
  const found = await transact(actor, (tx) => tx.trackingSettings.findUnique({ where: { tenantId: actor.tenantId }, select }))
  return found ?? { ...notTracked, version: 0 }
}

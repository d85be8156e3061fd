import type { Actor } from '@/lib/core/actor'
import type { Tx } from '@/lib/db/transact'
import type { Preferences } from '../preferences/rules'
import { openWindows } from './open-windows'

/**
 * Moves what waits for a digest to where it belongs after a change of frequency, hour or zone. Whoever wants to hear at
 * once gets the digest that was begun within a minute.
 */
export async function moveDigests(tx: Tx, { tenantId, userId, at }: Actor, wanted: Preferences & { timeZone: string }): Promise<void> {
  const open = await tx.digestWindow.findMany({ where: { tenantId, userId, closedAt: null }, select: { id: true } })
  if (open.length === 0) return
  const ids = open.map(({ id }) => id)
  if (wanted.frequency === 'immediate') {
    await tx.digestWindow.updateMany({ where: { tenantId, id: { in: ids } }, data: { dueAt: at } })
    return
  }
  const { frequency, timeZone, digestHour } = wanted
  const target = (await openWindows(tx, tenantId, [{ userId, method: frequency, timeZone, digestHour }], at)).get(userId)
  const left = ids.filter((id) => id !== target)
  await tx.delivery.updateMany({ where: { tenantId, windowId: { in: left }, status: 'queued' }, data: { windowId: target ?? null, method: frequency } })
  await tx.digestWindow.deleteMany({ where: { tenantId, id: { in: left } } })
}

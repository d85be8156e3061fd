import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { isSetUp } from '../channels/all-channels'
import { isPushService } from '../channels/web-push'
import type { AddPushSubscription } from './schema'

const mostBrowsers = 10

/**
 * Lets a browser of the actor's be told. The same browser again is the same row, and whoever uses it now. An address that
 * belongs to no push service is `invalid`; of more than ten browsers the oldest is forgotten.
 */
export async function addPushSubscription(actor: Actor, { endpoint, keys, userAgent }: AddPushSubscription): Promise<void> {
  demand(actor, 'notification.read')
  if (!isSetUp('web_push')) throw new DomainError('conflict', 'not_set_up')
  if (!isPushService(endpoint)) throw new DomainError('invalid', 'fields', { endpoint: 'unknown' })
  const { tenantId, userId, at } = actor
  await transact(actor, async (tx) => {
    const browser = { userId, ...keys, userAgent: userAgent ?? null, createdAt: at }
    await tx.pushSubscription.upsert({
      where: { tenantId_endpoint: { tenantId, endpoint } },
      create: { id: newId(), tenantId, endpoint, ...browser },
      update: browser,
      select: { id: true },
    })
    const old = await tx.pushSubscription.findMany({ where: { tenantId, userId }, orderBy: { createdAt: 'desc' }, skip: mostBrowsers, select: { id: true } })
    if (old.length > 0) await tx.pushSubscription.deleteMany({ where: { tenantId, id: { in: old.map(({ id }) => id) } } })
  })
}

/** Forgets a browser of the actor's. One that is not known, or somebody else's, is none. */
export async function removePushSubscription(actor: Actor, { endpoint }: { endpoint: string }): Promise<void> {
  demand(actor, 'notification.read')
  await transact(actor, (tx) => tx.pushSubscription.deleteMany({ where: { tenantId: actor.tenantId, userId: actor.userId, endpoint } }))
}

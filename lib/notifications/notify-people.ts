import { systemActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { channelOf } from './channels/all-channels'
import { notificationCreated } from './events'
import { kindsListeningTo } from './kinds/all-kinds'
import type { ChannelName, Happening, Kind } from './kinds/kind'
import { loadHappening } from './load-happening'

/**
 * Tells of one event: a notification for each person who is to hear, its deliveries, the audit events and the jobs that
 * send, all in one transaction. Said twice it is still one notification and one delivery, held by unique keys. Whoever
 * did it is not told; a person with two roles is told once.
 */
export async function notifyPeople({ tenantId, eventId }: { tenantId: string; eventId: string }): Promise<void> {
  await transact({ tenantId }, async (tx) => {
    const event = await loadHappening(tx, tenantId, eventId)
    const kinds = event ? kindsListeningTo(event.happening.type) : []
    if (!event || kinds.length === 0) return
    const { happening } = event
    const wanted = chooseReaders(kinds, happening)
    const readers = await activePeople(tx, tenantId, [...wanted.keys()])
    if (readers.length === 0) return

    const at = new Date()
    const created = await tx.notification.createManyAndReturn({
      data: readers.flatMap((recipientId) => {
        const kind = wanted.get(recipientId)
        return kind ? [row(tenantId, eventId, kind, recipientId, happening, at)] : []
      }),
      skipDuplicates: true,
      select: { id: true, kind: true, recipientId: true },
    })
    const system = systemActor(tenantId, at, event.requestId)
    for (const { id, kind, recipientId } of created) {
      await recordEvent(tx, system, notificationCreated({ caseId: event.caseId, personId: recipientId }, { notificationId: id, type: kind, recipientId }), {
        id: eventId,
        depth: event.depth,
      })
      await addDeliveries(tx, tenantId, id, wanted.get(recipientId)?.channels ?? [], at)
    }
  })
}

/** Who hears, and of which kind: of several the first of the catalogue, so that one event is one message a person. */
export function chooseReaders(kinds: Kind[], happening: Happening): Map<string, Kind> {
  const wanted = new Map<string, Kind>()
  for (const kind of kinds) for (const id of kind.audience(happening)) if (id && id !== happening.actorId && !wanted.has(id)) wanted.set(id, kind)
  return wanted
}

async function activePeople(tx: Tx, tenantId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const people = await tx.user.findMany({ where: { tenantId, id: { in: ids }, disabledAt: null }, select: { id: true } })
  return people.map(({ id }) => id)
}

function row(tenantId: string, eventId: string, kind: Kind, recipientId: string, happening: Happening, at: Date) {
  return {
    id: newId(),
    tenantId,
    eventId,
    kind: kind.name,
    recipientId,
    caseId: happening.case?.id ?? null,
    priority: kind.priority,
    params: kind.params(happening),
    createdAt: at,
  }
}

async function addDeliveries(tx: Tx, tenantId: string, notificationId: string, names: readonly ChannelName[], at: Date): Promise<void> {
  const rows = names.map((channel) => ({ id: newId(), tenantId, notificationId, channel, ...channelOf(channel).opening(at) }))
  await tx.delivery.createMany({ data: rows })
  for (const { id, channel } of rows) await channelOf(channel).queue(tx, { tenantId, deliveryId: id })
}

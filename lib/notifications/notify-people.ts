import { type Actor, systemActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { channelOf, isSetUp, queueDelivery } from './channels/all-channels'
import { claimAlerts } from './claim-alerts'
import { openWindow } from './digests/open-window'
import { notificationCreated } from './events'
import { kindsListeningTo } from './kinds/all-kinds'
import type { Happening, Kind } from './kinds/kind'
import { loadHappening } from './load-happening'
import { loadPreferences } from './preferences/load-preferences'
import { atFirst, channelsOf, methodOf, type Preferences } from './preferences/rules'

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
    const people = await activePeople(tx, tenantId, [...wanted.keys()])
    if (people.length === 0) return
    const preferences = await loadPreferences(
      tx,
      tenantId,
      people.map(({ id }) => id),
    )
    const readers = new Map(people.map(({ id, timeZone }) => [id, { id, timeZone, preferences: preferences.get(id) ?? atFirst }]))

    const at = new Date()
    await leaveOutTold(tx, { tenantId, eventId, at }, happening, wanted, [...readers.keys()])
    const created = await tx.notification.createManyAndReturn({
      data: [...readers.keys()].flatMap((recipientId) => {
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
      const [chosen, reader] = [wanted.get(recipientId), readers.get(recipientId)]
      if (chosen && reader) await addDeliveries(tx, system, id, chosen, reader)
    }
  })
}

/** Who hears, and of which kind: of several the first of the catalogue, so that one event is one message a person. */
export function chooseReaders(kinds: Kind[], happening: Happening): Map<string, Kind> {
  const wanted = new Map<string, Kind>()
  for (const kind of kinds) for (const id of kind.audience(happening)) if (id && id !== happening.actorId && !wanted.has(id)) wanted.set(id, kind)
  return wanted
}

/** Leaves out whoever had the same alert within 24 hours. */
async function leaveOutTold(
  tx: Tx,
  { tenantId, eventId, at }: { tenantId: string; eventId: string; at: Date },
  happening: Happening,
  wanted: Map<string, Kind>,
  ids: string[],
) {
  const alerts = ids.flatMap((recipientId) => {
    const kind = wanted.get(recipientId)
    return kind?.about ? [{ recipientId, alert: `${kind.name} ${kind.about(happening)}` }] : []
  })
  const claimed = await claimAlerts(tx, tenantId, eventId, alerts, at)
  for (const { recipientId } of alerts) if (!claimed.has(recipientId)) wanted.delete(recipientId)
}

type Reader = { id: string; timeZone: string; preferences: Preferences }

async function activePeople(tx: Tx, tenantId: string, ids: string[]): Promise<{ id: string; timeZone: string }[]> {
  if (ids.length === 0) return []
  const people = await tx.user.findMany({
    where: { tenantId, id: { in: ids }, disabledAt: null },
    select: { id: true, timeZone: true, tenant: { select: { timeZone: true } } },
  })
  return people.map(({ id, timeZone, tenant }) => ({ id, timeZone: timeZone ?? tenant.timeZone }))
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

/** A delivery for every channel the person wants to hear by: sent by a job of its own, or waiting for the digest. */
async function addDeliveries(tx: Tx, { tenantId, requestId, at }: Actor, notificationId: string, kind: Kind, reader: Reader): Promise<void> {
  const { id: userId, timeZone, preferences } = reader
  const channels = channelsOf(kind, preferences).filter(isSetUp)
  const methods = new Map(channels.map((channel) => [channel, methodOf(kind, channel, preferences)]))
  const later = preferences.frequency
  const waits = later !== 'immediate' && [...methods.values()].includes(later)
  const windowId = waits ? await openWindow(tx, { tenantId, userId, timeZone, digestHour: preferences.digestHour }, later, at) : null
  const rows = channels.map((channel) => {
    const method = methods.get(channel) ?? 'immediate'
    return { id: newId(), tenantId, notificationId, channel, method, windowId: method === 'immediate' ? null : windowId, ...channelOf(channel).opening(at) }
  })
  await tx.delivery.createMany({ data: rows })
  for (const { id, channel, method } of rows) if (method === 'immediate') await queueDelivery(tx, channel, { tenantId, deliveryId: id, requestId })
}

import { systemActor } from '@/lib/core/actor'
import { gathered } from '@/lib/core/gathered'
import { newId } from '@/lib/core/ids'
import { insertAll, insertNew } from '@/lib/db/insert-all'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvents } from '@/lib/events/record-event'
import { channelOf, isSetUp, queueDeliveries } from './channels/all-channels'
import { claimAlerts } from './claim-alerts'
import { openWindows } from './digests/open-windows'
import { notificationCreated } from './events'
import { kindsListeningTo } from './kinds/all-kinds'
import type { Happening, Kind } from './kinds/kind'
import { loadHappenings, type ToldEvent } from './load-happening'
import { loadPreferences } from './preferences/load-preferences'
import { atFirst, channelsOf, methodOf, type Preferences } from './preferences/rules'

type About = { tenantId: string; eventId: string }
type Reader = { id: string; timeZone: string; preferences: Preferences }
/** An event that a person is to hear of, and by which kind. */
type Wanted = { event: ToldEvent; kind: Kind; recipientId: string; reader: Reader }
type Told = Wanted & { id: string }

/**
 * Tells of an event: a notification for each person who is to hear, its deliveries, the audit events and the jobs that
 * send, all in one transaction. Said twice it is still one notification and one delivery, held by unique keys. Whoever
 * did it is not told; a person with two roles is told once. Events of an office that come together are told together.
 */
export const notifyPeople: (about: About) => Promise<void> = gathered(({ tenantId }) => tenantId, tellOf)

async function tellOf(together: About[]): Promise<void[]> {
  const tenantId = together[0]?.tenantId ?? ''
  await transact({ tenantId }, async (tx) => {
    const at = new Date()
    const events = await loadHappenings(
      tx,
      tenantId,
      together.map(({ eventId }) => eventId),
    )
    const chosen = events.flatMap((event) =>
      [...chooseReaders(kindsListeningTo(event.happening.type), event.happening)].map(([recipientId, kind]) => ({ event, kind, recipientId })),
    )
    const readers = await loadReaders(tx, tenantId, [...new Set(chosen.map(({ recipientId }) => recipientId))])
    const wanted = chosen.flatMap((one): Wanted[] => {
      const reader = readers.get(one.recipientId)
      return reader ? [{ ...one, reader }] : []
    })
    const told = await create(tx, tenantId, await withoutKnownAlerts(tx, tenantId, wanted, at), at)
    await recordEvents(
      tx,
      told.map(({ id, event, kind, recipientId }) => ({
        actor: systemActor(tenantId, at, event.requestId),
        event: notificationCreated({ caseId: event.caseId, personId: recipientId }, { notificationId: id, type: kind.name, recipientId }),
        cause: { id: event.id, depth: event.depth },
      })),
    )
    await addDeliveries(tx, tenantId, told, at)
  })
  return together.map(() => undefined)
}

/** Who hears, and of which kind: of several the first of the catalogue, so that one event is one message a person. */
export function chooseReaders(kinds: Kind[], happening: Happening): Map<string, Kind> {
  const wanted = new Map<string, Kind>()
  for (const kind of kinds) for (const id of kind.audience(happening)) if (id && id !== happening.actorId && !wanted.has(id)) wanted.set(id, kind)
  return wanted
}

/** Those who are active, with what they chose. */
async function loadReaders(tx: Tx, tenantId: string, ids: string[]): Promise<Map<string, Reader>> {
  if (ids.length === 0) return new Map()
  const people = await tx.user.findMany({
    where: { tenantId, id: { in: ids }, disabledAt: null },
    select: { id: true, timeZone: true, tenant: { select: { timeZone: true } } },
  })
  const preferences = await loadPreferences(tx, tenantId, ids)
  return new Map(people.map(({ id, timeZone, tenant }) => [id, { id, timeZone: timeZone ?? tenant.timeZone, preferences: preferences.get(id) ?? atFirst }]))
}

/** Leaves out whoever had the same alert within 24 hours. */
async function withoutKnownAlerts(tx: Tx, tenantId: string, wanted: Wanted[], at: Date): Promise<Wanted[]> {
  const named = wanted.map((one) => {
    const { event, kind, recipientId } = one
    return { one, alert: kind.about ? { recipientId, alert: `${kind.name} ${kind.about(event.happening)}`, eventId: event.id } : null }
  })
  const alerts = named.flatMap(({ alert }) => alert ?? [])
  const claimed = new Set(await claimAlerts(tx, tenantId, alerts, at))
  return named.filter(({ alert }) => !alert || claimed.has(alert)).map(({ one }) => one)
}

/** Writes the notifications, and answers with those that were not there before. */
async function create(tx: Tx, tenantId: string, wanted: Wanted[], at: Date): Promise<Told[]> {
  const told = wanted.map((one) => ({ ...one, id: newId() }))
  const rows = told.map(({ id, event, kind, recipientId }) => ({
    id,
    tenantId,
    eventId: event.id,
    kind: kind.name,
    recipientId,
    caseId: event.happening.case?.id ?? null,
    priority: kind.priority,
    params: kind.params(event.happening),
    createdAt: at,
  }))
  const added = await insertNew(tx, 'Notification', rows)
  return told.filter(({ id }) => added.has(id))
}

/** A delivery for every channel a person wants to hear by: sent by a job of its own, or waiting for the digest. */
async function addDeliveries(tx: Tx, tenantId: string, told: Told[], at: Date): Promise<void> {
  const ways = told.flatMap(({ id, event, kind, reader }) =>
    channelsOf(kind, reader.preferences)
      .filter(isSetUp)
      .map((channel) => ({ id: newId(), notificationId: id, event, reader, channel, method: methodOf(kind, channel, reader.preferences) })),
  )
  if (ways.length === 0) return
  const later = ways.flatMap(({ reader: { id, timeZone, preferences }, method }) =>
    method === 'immediate' ? [] : [[id, { userId: id, method, timeZone, digestHour: preferences.digestHour }] as const],
  )
  const windows = await openWindows(tx, tenantId, [...new Map(later).values()], at)
  const windowOf = (reader: Reader) => windows.get(reader.id) ?? null
  const rows = ways.map(({ id, notificationId, channel, method, reader }) => {
    const opening = channelOf(channel).opening(at)
    return { id, tenantId, notificationId, channel, method, windowId: method === 'immediate' ? null : windowOf(reader), deliveredAt: null, ...opening }
  })
  await insertAll(tx, 'Delivery', rows)
  const now = ways.filter(({ method }) => method === 'immediate')
  await queueDeliveries(
    tx,
    now.map(({ id, channel, event: { requestId } }) => ({ channel, tenantId, deliveryId: id, requestId })),
  )
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError, type FieldErrors } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { moveDigests } from '../digests/move-digests'
import { preferencesChanged } from '../events'
import { channelNames } from '../kinds/kind'
import { loadPreferences } from './load-preferences'
import { frequencies, isFixed, isOnAtFirst, kindsFor, type Preferences } from './rules'
import type { ChangePreferences } from './schema'

/**
 * Changes how the actor wants to hear; what is not named stays. A name there is none of is `invalid`, told with those
 * there are, and then nothing is saved. What waits for a digest moves to where it now belongs, or goes out at once.
 * A change that started from an older state is a `conflict`. The same again changes nothing.
 */
export async function changePreferences(actor: Actor, change: ChangePreferences): Promise<{ version: number }> {
  demand(actor, 'notification.read')
  demandKnownNames(actor, change)
  return transact(actor, async (tx) => {
    const { tenantId, userId } = actor
    await tx.$executeRaw`SELECT FROM "User" WHERE "tenantId" = ${tenantId}::uuid AND id = ${userId}::uuid FOR UPDATE`
    const before = (await loadPreferences(tx, tenantId, [userId])).get(userId)
    if (!before) throw new DomainError('not_found', 'user')
    if (change.version !== undefined && change.version !== before.version) throw new DomainError('conflict', 'changed_meanwhile')
    const after = changed(actor, before, change)
    const zone = change.timeZone && change.timeZone !== actor.timeZone ? change.timeZone : null
    const fields = whatChanged(before, after, zone !== null)
    if (fields.length === 0) return { version: before.version }
    const version = before.version + 1
    await save(tx, actor, { ...after, version })
    if (zone) await tx.user.update({ where: { tenantId_id: { tenantId, id: userId } }, data: { timeZone: zone }, select: { id: true } })
    await moveDigests(tx, actor, { ...after, timeZone: zone ?? actor.timeZone })
    await recordEvent(tx, actor, preferencesChanged({ caseId: null, personId: userId }, { changed: fields, frequency: after.frequency }))
    return { version }
  })
}

function demandKnownNames(actor: Actor, { frequency, channels, kinds, timeZone }: ChangePreferences): void {
  const names = kindsFor(actor.role).map(({ name }) => name)
  const fields: FieldErrors = {}
  const allowed: Record<string, string[]> = {}
  const check = (field: string, value: string, known: readonly string[]) => {
    if (known.includes(value)) return
    fields[field] = 'unknown'
    allowed[field] = [...known]
  }
  if (frequency !== undefined) check('frequency', frequency, frequencies)
  for (const channel of Object.keys(channels ?? {})) check(`channels.${channel}`, channel, channelNames)
  for (const [kind, boxes] of Object.entries(kinds ?? {})) {
    check(`kinds.${kind}`, kind, names)
    for (const channel of Object.keys(boxes)) check(`kinds.${kind}.${channel}`, channel, channelNames)
  }
  if (timeZone !== undefined && !isZone(timeZone)) {
    fields.timeZone = 'unknown'
    allowed.timeZone = Intl.supportedValuesOf('timeZone')
  }
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', 'fields', fields, allowed)
}

/** Whether the text is the name of a time zone (IANA), and not an offset. */
function isZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z][A-Za-z]+(\/[A-Za-z0-9_+-]+){1,2}$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The preferences after a change. A tick that says what its kind says anyhow is not kept, so that a kind may change its mind. */
function changed(actor: Actor, before: Preferences, { frequency, channels, kinds, digestHour, quietHours, slackId }: ChangePreferences): Preferences {
  const overrides = { ...before.overrides }
  for (const kind of kindsFor(actor.role)) {
    const boxes = kinds?.[kind.name]
    if (!boxes) continue
    const chosen = { ...overrides[kind.name], ...boxes }
    const own = channelNames.flatMap((channel) => {
      const on = chosen[channel]
      return on === undefined || isFixed(kind, channel) || on === isOnAtFirst(kind, channel) ? [] : [[channel, on] as const]
    })
    if (own.length > 0) overrides[kind.name] = Object.fromEntries(own)
    else delete overrides[kind.name]
  }
  return {
    ...before,
    frequency: (frequency as Preferences['frequency']) ?? before.frequency,
    channels: { ...before.channels, ...channels },
    overrides,
    digestHour: digestHour ?? before.digestHour,
    quietHours: quietHours === undefined ? before.quietHours : quietHours,
    slackId: slackId === undefined ? before.slackId : slackId,
  }
}

function whatChanged(before: Preferences, after: Preferences, zoneChanged: boolean): string[] {
  const canonical = (value: unknown) =>
    JSON.stringify(value, (_, inner) => (inner && typeof inner === 'object' ? Object.fromEntries(Object.entries(inner).sort()) : inner))
  const fields = (Object.keys(after) as (keyof Preferences)[]).filter((field) => canonical(before[field]) !== canonical(after[field]))
  return zoneChanged ? [...fields, 'timeZone'] : fields
}

async function save(tx: Tx, { tenantId, userId, at }: Actor, { quietHours, overrides, phoneVerified: _, smsPhone: __, ...rest }: Preferences): Promise<void> {
  const data = { ...rest, overrides: overrides as object, quietFrom: quietHours?.from ?? null, quietUntil: quietHours?.until ?? null, updatedAt: at }
  await tx.notificationPreference.upsert({
    where: { tenantId_userId: { tenantId, userId } },
    create: { id: newId(), tenantId, userId, ...data },
    update: data,
    select: { id: true },
  })
}

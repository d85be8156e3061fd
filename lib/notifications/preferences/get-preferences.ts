import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { transact } from '@/lib/db/transact'
import { isSetUp } from '../channels/all-channels'
import { type ChannelName, channelNames } from '../kinds/kind'
import { notTracked, type Tracking } from '../tracking/rules'
import { loadPreferences } from './load-preferences'
import { isFixed, isOnAtFirst, kindsFor, type Preferences } from './rules'

/** A kind as its row of the table shows it: ticked, and whether the tick may go. */
export type KindChoice = { name: string; on: Record<ChannelName, boolean>; fixed: Record<ChannelName, boolean> }
export type MyPreferences = Omit<Preferences, 'overrides'> & {
  timeZone: string
  /** channels this office has; another one says so instead of pretending */
  available: ChannelName[]
  kinds: KindChoice[]
  /** the number a code that is still good was sent to */
  codeSentTo: string | null
  /** what a browser needs to be told by push messages; null when that is not set up */
  pushKey: string | null
  /** what letters tell the office of their reader */
  tracking: Tracking
}

/** How the actor wants to hear, with every kind that can reach them and what was ticked, also on a channel that is off. */
export async function getPreferences(actor: Actor): Promise<MyPreferences> {
  demand(actor, 'notification.read')
  const { tenantId, userId, at } = actor
  const { mine, asked, tracking } = await transact(actor, async (tx) => ({
    mine: (await loadPreferences(tx, tenantId, [userId])).get(userId),
    asked: await tx.phoneCode.findFirst({
      where: { tenantId, userId, usedAt: null, expiresAt: { gt: at } },
      orderBy: { createdAt: 'desc' },
      select: { phone: true },
    }),
    tracking: await tx.trackingSettings.findUnique({ where: { tenantId }, select: { opens: true, clicks: true } }),
  }))
  if (!mine) throw new Error('no preferences')
  const { overrides, ...rest } = mine
  const perChannel = <T>(of: (channel: ChannelName) => T) => Object.fromEntries(channelNames.map((channel) => [channel, of(channel)])) as Record<ChannelName, T>
  const kinds = kindsFor(actor.role).map((kind) => ({
    name: kind.name,
    on: perChannel((channel) => isFixed(kind, channel) || (overrides[kind.name]?.[channel] ?? isOnAtFirst(kind, channel))),
    fixed: perChannel((channel) => isFixed(kind, channel)),
  }))
  return {
    ...rest,
    timeZone: actor.timeZone,
    available: channelNames.filter(isSetUp),
    kinds,
    tracking: tracking ?? notTracked,
    codeSentTo: asked?.phone ?? null,
    pushKey: isSetUp('web_push') ? (env.VAPID_PUBLIC_KEY ?? null) : null,
  }
}

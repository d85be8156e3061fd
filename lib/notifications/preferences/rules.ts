import { allKinds } from '../kinds/all-kinds'
import { type ChannelName, channelNames, type Kind } from '../kinds/kind'

export const frequencies = ['immediate', 'daily_digest', 'weekly_digest'] as const
export type Frequency = (typeof frequencies)[number]

/** Minutes after the person's midnight. When `from` is later than `until`, the hours reach over midnight. */
type QuietHours = { from: number; until: number }

/** How a person wants to hear, whole: what was never chosen is as at first. */
export type Preferences = {
  frequency: Frequency
  channels: Record<ChannelName, boolean>
  overrides: Partial<Record<string, Partial<Record<ChannelName, boolean>>>>
  digestHour: number
  quietHours: QuietHours | null
  smsPhone: string | null
  phoneVerified: boolean
  slackId: string | null
  version: number
}

/** The bell and e-mail, at once, until somebody chooses otherwise (N-03). */
export const atFirst: Preferences = {
  frequency: 'immediate',
  channels: { in_app: true, email: true, sms: false, slack: false, web_push: false },
  overrides: {},
  digestHour: 8,
  quietHours: null,
  smsPhone: null,
  phoneVerified: false,
  slackId: null,
  version: 0,
}

/** Channels that make a sound and wait for the end of quiet hours; an e-mail waits silently in its mailbox. */
const ringing: readonly ChannelName[] = ['sms', 'slack', 'web_push']

/** The kinds a role can hear of at all, in the order of the catalogue. The digest itself is no choice. */
export function kindsFor(role: string): Kind[] {
  const side = role === 'member' ? 'member' : 'staff'
  return allKinds.filter(({ name, readers }) => name !== 'digest' && [side, role, 'everybody'].includes(readers))
}

/** Whether a kind goes over a channel before anybody chose: as the kind says; by SMS only what is urgent. */
export function isOnAtFirst(kind: Kind, channel: ChannelName): boolean {
  if (channel === 'sms') return kind.priority === 'critical' || kind.priority === 'high'
  if (channel === 'slack' || channel === 'web_push') return kind.channels.includes('in_app')
  return kind.channels.includes(channel)
}

/** Whether it may be switched off: what must arrive is always on the bell. */
export function isFixed(kind: Kind, channel: ChannelName): boolean {
  return channel === 'in_app' && !kind.maySilence
}

/** The channels a person hears of a kind by. A channel switched off carries nothing but what is fixed. */
export function channelsOf(kind: Kind, { channels, overrides }: Preferences): ChannelName[] {
  return channelNames.filter((channel) => isFixed(kind, channel) || (channels[channel] && (overrides[kind.name]?.[channel] ?? isOnAtFirst(kind, channel))))
}

/** How a kind goes out by a channel: e-mail of what may be silenced waits for the digest a person asked for. */
export function methodOf(kind: Kind, channel: ChannelName, { frequency }: Preferences): Frequency {
  return channel === 'email' && kind.maySilence ? frequency : 'immediate'
}

/** Minutes until the person may be rung by the channel; 0 for now. What is critical never waits. */
export function minutesOfQuiet(kind: Kind, channel: ChannelName, { quietHours }: Preferences, minuteOfDay: number): number {
  if (!quietHours || kind.priority === 'critical' || !ringing.includes(channel)) return 0
  const { from, until } = quietHours
  const isQuiet = from < until ? minuteOfDay >= from && minuteOfDay < until : minuteOfDay >= from || minuteOfDay < until
  return isQuiet ? (until - minuteOfDay + 1440) % 1440 : 0
}

import type { ChannelName } from '../kinds/kind'
import type { Channel } from './channel'
import { email } from './email'
import { inApp } from './in-app'

const channels: Record<ChannelName, Channel> = { in_app: inApp, email }

/** The channel of a name. */
export function channelOf(name: ChannelName): Channel {
  return channels[name]
}

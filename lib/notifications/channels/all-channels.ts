import type { ChannelName } from '../kinds/kind'
import type { Channel } from './channel'
import { email } from './email'
import { inApp } from './in-app'

const channels: Partial<Record<ChannelName, Channel>> = { in_app: inApp, email }

/** Whether this installation can send by a channel: it is built in and has its credentials. */
export function isSetUp(name: ChannelName): boolean {
  return channels[name]?.isSetUp() ?? false
}

/** The channel of a name that is set up. */
export function channelOf(name: ChannelName): Channel {
  const channel = channels[name]
  if (!channel) throw new Error(`there is no channel ${name}`)
  return channel
}

import type { ChannelName } from '../kinds/kind'
import type { Channel } from './channel'
import { email } from './email'
import { inApp } from './in-app'
import { slack } from './slack'
import { sms } from './sms'
import { webPush } from './web-push'

const channels: Record<ChannelName, Channel> = { in_app: inApp, email, sms, slack, web_push: webPush }

/** Whether this installation can send by a channel: it has its credentials. */
export function isSetUp(name: ChannelName): boolean {
  return channels[name].isSetUp()
}

/** The channel of a name. */
export function channelOf(name: ChannelName): Channel {
  return channels[name]
}

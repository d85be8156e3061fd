import type { Tx } from '@/lib/db/transact'
import { enqueueAll, type Jobs, type NewJob } from '@/lib/queue/enqueue'
import { type ChannelName, channelNames } from '../kinds/kind'
import type { Channel, SendJob } from './channel'
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

/** The jobs that send, each with its channel; what has nothing to send is not among them. */
export const sendJobs = channelNames.flatMap((channel): { channel: ChannelName; job: SendJob }[] => {
  const { job } = channels[channel]
  return job ? [{ channel, job }] : []
})

type Queued = Jobs[SendJob] & { channel: ChannelName; runAt?: Date }

/** Adds the jobs that send deliveries, of those that have to leave the house. Two jobs of one delivery never wait side by side. */
export async function queueDeliveries(tx: Tx, deliveries: Queued[]): Promise<void> {
  const jobs = deliveries.flatMap(({ channel, runAt, ...payload }): NewJob[] => {
    const { job } = channels[channel]
    return job ? [{ job, payload, runAt, key: `delivery:${payload.deliveryId}` }] : []
  })
  await enqueueAll(tx, jobs)
}

import type { Tx } from '@/lib/db/transact'
import { enqueue, type Jobs } from '@/lib/queue/enqueue'
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

/** Adds the job that sends a delivery, if it has to leave the house. Two jobs of one delivery never wait side by side. */
export async function queueDelivery(tx: Tx, channel: ChannelName, delivery: Jobs[SendJob], runAt?: Date): Promise<void> {
  const { job } = channels[channel]
  if (job) await enqueue(tx, job, delivery, { key: `delivery:${delivery.deliveryId}`, ...(runAt ? { runAt } : {}) })
}

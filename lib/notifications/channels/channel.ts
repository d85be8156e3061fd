import type { LoadedDelivery } from '../load-delivery'

/**
 * What became of one try to deliver, whatever the channel. Only `temporary` is tried again. `acceptedAs` is the
 * provider's own name for it, where ours is another.
 */
export type Attempt = { kind: 'sent'; providerId: string; acceptedAs?: string } | { kind: 'refused'; error: string } | { kind: 'temporary'; error: string }

/** The jobs that send. Each channel has its own, so that one that is slow keeps no other waiting. */
export type SendJob = 'delivery.send' | 'sms.send' | 'slack.send' | 'web-push.send'

/** A message ready to leave: everything read, no database needed any more. */
export type Message = { address: string; subject: string; send(): Promise<Attempt> }

/**
 * One way to reach a person. `opening` is the state of a new delivery; `job` sends it, null where nothing has to leave
 * the house; `write` makes the message from what was read, after the transaction. A channel that fails never holds up
 * another: each delivery has a row and a job of its own.
 */
export type Channel = {
  /** whether its credentials are there */
  isSetUp(): boolean
  job: SendJob | null
  opening(at: Date): { status: 'queued' | 'delivered'; queuedAt: Date; deliveredAt?: Date }
  write(delivery: LoadedDelivery): Promise<Message | null>
}

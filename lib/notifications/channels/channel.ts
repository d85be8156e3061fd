import type { Tx } from '@/lib/db/transact'
import type { Jobs } from '@/lib/queue/enqueue'
import type { LoadedDelivery } from '../load-delivery'

/**
 * What became of one try to deliver, whatever the channel. Only `temporary` is tried again. `acceptedAs` is the
 * provider's own name for it, where ours is another.
 */
export type Attempt = { kind: 'sent'; providerId: string; acceptedAs?: string } | { kind: 'refused'; error: string } | { kind: 'temporary'; error: string }

/** A message ready to leave: everything read, no database needed any more. */
export type Message = { address: string; subject: string; send(): Promise<Attempt> }

/**
 * One way to reach a person. `opening` is the state of a new delivery; `queue` adds its job if it has to leave the
 * house; `write` makes the message from what was read, after the transaction. A channel that fails never holds up
 * another: each delivery has a row and a job of its own.
 */
export type Channel = {
  /** whether its credentials are there */
  isSetUp(): boolean
  opening(at: Date): { status: 'queued' | 'delivered'; queuedAt: Date; deliveredAt?: Date }
  queue(tx: Tx, delivery: Jobs['delivery.send'], runAt?: Date): Promise<void>
  write(delivery: LoadedDelivery): Promise<Message | null>
}

import { localDay } from '@/lib/core/clock'
import { gathered } from '@/lib/core/gathered'
import { transact } from '@/lib/db/transact'
import { channelOf, queueDeliveries } from './channels/all-channels'
import { findKind } from './kinds/all-kinds'
import { type LoadedDelivery, loadDeliveries } from './load-delivery'
import { channelsOf, minutesOfQuiet } from './preferences/rules'
import { minuteOfDay } from './rules'
import { writeDown } from './write-down'

/**
 * Sends one delivery. Whether it is still wanted, allowed and true is decided now, not when it was queued; no database
 * connection is held while somebody else's server is asked. The outcome is written down: sent, or failed with the
 * error, and then only what is temporary is tried again. A process killed between sending and writing sends the same
 * letter once more, with the same Message-ID. A delivery that is done is left alone.
 */
export async function sendDelivery({ tenantId, deliveryId }: About, now = new Date()): Promise<void> {
  const delivery = await load({ tenantId, deliveryId })
  if (delivery?.status !== 'queued') return
  if (await waitForQuiet(delivery)) return
  const why = whyNot(delivery, now)
  const message = why ? null : await channelOf(delivery.channel).write(delivery)
  if (!message) return skip(delivery, why ?? 'no_message')
  const attempt = await message.send()
  await writeDown({ delivery, message, attempt })
}

type About = { tenantId: string; deliveryId: string }

/** Reads a delivery as it stands now; those of an office that are sent at the same time are read together. */
const load: (about: About) => Promise<LoadedDelivery | null> = gathered(
  ({ tenantId }) => tenantId,
  async (together) => {
    const ids = together.map(({ deliveryId }) => deliveryId)
    const found = new Map((await loadDeliveries(together[0]?.tenantId ?? '', ids)).map((delivery) => [delivery.id, delivery]))
    return ids.map((id) => found.get(id) ?? null)
  },
)

/** Why a delivery is no longer to be sent, as a stable word; null when it is. */
export function whyNot(delivery: LoadedDelivery, now: Date): 'disabled' | 'not_theirs' | 'not_true' | 'not_wanted' | 'unknown_kind' | null {
  const { recipient, case: about, hold, item, tenant } = delivery
  const kind = findKind(delivery.kind)
  if (!kind) return 'unknown_kind'
  if (recipient.disabledAt) return 'disabled'
  if (!channelsOf(kind, delivery.preferences).includes(delivery.channel)) return 'not_wanted'
  if (!about) return null
  if (about.deletedAt) return 'not_theirs'
  if (recipient.role === 'member' && about.memberId !== recipient.id) return 'not_theirs'
  const standing = {
    recipientId: recipient.id,
    memberId: about.memberId,
    technicianId: about.technicianId,
    hasMemberUpdates: about.hasMemberUpdates,
    statusKind: about.statusKind,
    openHoldId: hold?.id ?? null,
    answered: hold?.answered ?? false,
    isPastDate: hold?.respondByOn ? dayOf(hold.respondByOn) < localDay(now, tenant.timeZone) : false,
    itemState: item?.state ?? null,
  }
  return kind.isStillTrue(standing, delivery.params) ? null : 'not_true'
}

/** A day that was read as its midnight in UTC. */
const dayOf = (midnight: Date) => localDay(midnight, 'UTC')

/** Puts off what would ring in the person's quiet hours, as they are now, to the minute they end. */
async function waitForQuiet({ tenantId, id, kind: name, channel, preferences, recipient }: LoadedDelivery): Promise<boolean> {
  const kind = findKind(name)
  const now = new Date()
  const minutes = kind ? minutesOfQuiet(kind, channel, preferences, minuteOfDay(now, recipient.timeZone)) : 0
  if (minutes === 0) return false
  const runAt = new Date(now.getTime() + minutes * 60_000)
  await transact({ tenantId }, (tx) => queueDeliveries(tx, [{ channel, tenantId, deliveryId: id, runAt }]))
  return true
}

async function skip({ tenantId, id }: LoadedDelivery, why: string): Promise<void> {
  await transact({ tenantId }, (tx) => tx.delivery.updateMany({ where: { tenantId, id, status: 'queued' }, data: { status: 'skipped', error: why } }))
}

import { demand } from '@/lib/access/demand'
import { changeCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import type { Prisma } from '@/lib/db/client'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { itemAccepted, itemPartlyIn, itemReopened, itemReturned, paperReceived } from './events'
import { type ItemRow, lockItem, type OpenHold } from './open-hold'
import { withoutBlanks } from './place-hold'
import type { ReturnItem } from './schema'

type ItemId = { itemId: string }

/** Accepts what the member sent for an item. Where the paper follows by mail, it stays to be ticked off. Twice is harmless. */
export async function acceptItem(actor: Actor, { itemId }: ItemId): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item }) => {
    if (item.state === 'accepted') return
    if (item.state === 'asked') throw new DomainError('conflict', 'nothing_received')
    await setItem(tx, actor, itemId, { state: 'accepted', acceptedAt: actor.at, acceptedById: actor.userId, receivedAt: item.receivedAt ?? actor.at })
    await recordEvent(tx, actor, itemAccepted(about.subject, { ...about.details, paperFollows: item.paperFollows }))
  })
}

/** Takes back an acceptance: the item is received again. */
export async function reopenItem(actor: Actor, { itemId }: ItemId): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item }) => {
    if (item.state !== 'accepted') return
    await setItem(tx, actor, itemId, { state: 'received', acceptedAt: null, acceptedById: null })
    await recordEvent(tx, actor, itemReopened(about.subject, about.details))
  })
}

/** Notes that only part of an item has come, so that it counts as still to send. */
export async function markPartlyIn(actor: Actor, { itemId }: ItemId): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item, held }) => {
    if (item.state !== 'received') return
    await setItem(tx, actor, itemId, { state: 'partly_in' })
    await changeCase(tx, actor, held, { readyForReviewAt: null })
    await recordEvent(tx, actor, itemPartlyIn(about.subject, about.details))
  })
}

/**
 * Returns an item with a message and asks for it again; the member is told. The case is no longer ready for review,
 * and the member may press "I have sent everything" anew. What was sent is kept.
 */
export async function returnItem(actor: Actor, { itemId, code, message, translations }: ReturnItem): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item, hold, held }) => {
    if (item.state === 'asked') throw new DomainError('conflict', 'nothing_received')
    await setItem(tx, actor, itemId, {
      state: 'returned',
      returnedAt: actor.at,
      returnedById: actor.userId,
      returnCode: code,
      returnMessage: message,
      returnTranslations: withoutBlanks(translations),
      acceptedAt: null,
      acceptedById: null,
    })
    await tx.hold.update({
      where: { tenantId_id: { tenantId: actor.tenantId, id: hold.id } },
      data: { sentAllAt: null, sentAllReceipt: null },
      select: { id: true },
    })
    await changeCase(tx, actor, held, { readyForReviewAt: null })
    await recordEvent(tx, actor, itemReturned(about.subject, { ...about.details, code, message }))
  })
}

/** Ticks off the paper itself, which came by mail or over the counter. Twice is harmless. */
export async function tickPaper(actor: Actor, { itemId }: ItemId): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item }) => {
    if (!item.paperFollows || item.paperReceivedAt) return
    await setItem(tx, actor, itemId, { paperReceivedAt: actor.at })
    await recordEvent(tx, actor, paperReceived(about.subject, about.details))
  })
}

type Review = Awaited<ReturnType<typeof lockItem>> & {
  tx: Tx
  about: { subject: { caseId: string; personId: string | null }; details: { number: string; holdId: string; itemId: string; item: string } }
}

async function reviewing(actor: Actor, itemId: string, decide: (review: Review) => Promise<void>): Promise<void> {
  demand(actor, 'item.review')
  await transact(actor, async (tx) => {
    const locked = await lockItem(tx, actor, itemId)
    await decide({ ...locked, tx, about: aboutItem(locked.held, locked.hold, locked.item) })
  })
}

function aboutItem(held: { id: string; number: string; memberId: string | null }, hold: OpenHold, item: ItemRow): Review['about'] {
  return {
    subject: { caseId: held.id, personId: held.memberId },
    details: { number: held.number, holdId: hold.id, itemId: item.id, item: item.name },
  }
}

function setItem(tx: Tx, actor: Actor, itemId: string, data: Prisma.RequestedItemUpdateInput) {
  return tx.requestedItem.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: itemId } }, data, select: { id: true } })
}

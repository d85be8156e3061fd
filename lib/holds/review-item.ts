import { isDeepStrictEqual } from 'node:util'
import { demand } from '@/lib/access/demand'
import { changeCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import type { Prisma } from '@/lib/db/client'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { itemAccepted, itemPartlyIn, itemReopened, itemReturned, paperReceived } from './events'
import { type ItemRow, lockItem, type OpenHold, waitAnew } from './open-hold'
import { withoutBlanks } from './place-hold'
import { everythingRequiredIsIn, seenAs } from './rules'
import type { ReturnItem, ReviewItem } from './schema'

/**
 * Accepts what the member sent for an item; with the last required one the case is ready for review. Where the paper follows by mail, it stays to be ticked off. Twice is harmless.
 * Like every decision on an item it is refused (`item_changed`) when that is no longer as it was seen: somebody else decided, or another file came.
 */
export async function acceptItem(actor: Actor, { itemId, seen }: ReviewItem): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item, hold, held, demandSeen }) => {
    if (item.state === 'accepted') return
    await demandSeen(seen)
    if (item.state === 'asked') throw new DomainError('conflict', 'nothing_received')
    await setItem(tx, actor, itemId, { state: 'accepted', acceptedAt: actor.at, acceptedById: actor.userId, receivedAt: item.receivedAt ?? actor.at })
    const items = hold.items.map((row) => (row.id === itemId ? { ...row, state: 'accepted' as const } : row))
    if (!held.readyForReviewAt && everythingRequiredIsIn(items)) await changeCase(tx, actor, held, { readyForReviewAt: actor.at })
    await recordEvent(tx, actor, itemAccepted(about.subject, { ...about.details, paperFollows: item.paperFollows }))
  })
}

/** Takes back an acceptance: the item is received again. */
export async function reopenItem(actor: Actor, { itemId, seen }: ReviewItem): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item, demandSeen }) => {
    if (item.state === 'received') return
    await demandSeen(seen)
    if (item.state !== 'accepted') return
    await setItem(tx, actor, itemId, { state: 'received', acceptedAt: null, acceptedById: null })
    await recordEvent(tx, actor, itemReopened(about.subject, about.details))
  })
}

/** Notes that only part of an item has come, so that it counts as still to send and "I have sent everything" can be said anew. */
export async function markPartlyIn(actor: Actor, { itemId, seen }: ReviewItem): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item, hold, held, demandSeen }) => {
    if (item.state === 'partly_in') return
    await demandSeen(seen)
    if (item.state !== 'received') return
    await setItem(tx, actor, itemId, { state: 'partly_in' })
    await waitAnew(tx, actor, held, hold)
    await recordEvent(tx, actor, itemPartlyIn(about.subject, about.details))
  })
}

/**
 * Returns an item with a message and asks for it again; the member is told. The case is no longer ready for review,
 * and the member may press "I have sent everything" anew. What was sent is kept. The same again is harmless.
 */
export async function returnItem(actor: Actor, { itemId, seen, code, message, translations }: ReturnItem): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item, hold, held, demandSeen }) => {
    const words = withoutBlanks(translations)
    const isSame = item.returnMessage === message && item.returnCode === code && isDeepStrictEqual(item.returnTranslations, words)
    if (item.state === 'returned' && item.returnedById === actor.userId && isSame) return
    await demandSeen(seen)
    if (item.state === 'asked') throw new DomainError('conflict', 'nothing_received')
    await setItem(tx, actor, itemId, {
      state: 'returned',
      returnedAt: actor.at,
      returnedById: actor.userId,
      returnCode: code,
      returnMessage: message,
      returnTranslations: words,
      acceptedAt: null,
      acceptedById: null,
    })
    await waitAnew(tx, actor, held, hold)
    await recordEvent(tx, actor, itemReturned(about.subject, { ...about.details, code, message, translations: words }))
  })
}

/** Ticks off the paper itself, which came by mail or over the counter. Twice is harmless. */
export async function tickPaper(actor: Actor, { itemId }: Pick<ReviewItem, 'itemId'>): Promise<void> {
  await reviewing(actor, itemId, async ({ tx, about, item }) => {
    if (!item.paperFollows || item.paperReceivedAt) return
    await setItem(tx, actor, itemId, { paperReceivedAt: actor.at })
    await recordEvent(tx, actor, paperReceived(about.subject, about.details))
  })
}

type Review = Awaited<ReturnType<typeof lockItem>> & {
  tx: Tx
  demandSeen: (seen: string | undefined) => Promise<void>
  about: { subject: { caseId: string; personId: string | null }; details: { number: string; holdId: string; itemId: string; item: string } }
}

async function reviewing(actor: Actor, itemId: string, decide: (review: Review) => Promise<void>): Promise<void> {
  demand(actor, 'item.review')
  await transact(actor, async (tx) => {
    const locked = await lockItem(tx, actor, itemId)
    const { held, hold, item } = locked
    const demandSeen = async (seen: string | undefined) => {
      if (seen === undefined) return
      const files = await tx.documentVersion.count({ where: { tenantId: actor.tenantId, document: { itemId } } })
      if (seen !== seenAs(item.state, files)) throw new DomainError('conflict', 'item_changed')
    }
    await decide({ ...locked, tx, demandSeen, about: aboutItem(held, hold, item) })
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

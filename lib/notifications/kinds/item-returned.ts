import { type Kind, theMember } from './kind'

/** A paper was sent back: the member hears which, why, and how to mend it. */
export const itemReturned: Kind = {
  name: 'item_returned',
  readers: 'member',
  listensTo: ['item_returned'],
  audience: theMember,
  priority: 'high',
  channels: ['in_app', 'email'],
  maySilence: false,
  params: ({ case: about, hold, item, details }) => ({
    number: about?.number ?? '',
    holdId: hold?.id ?? '',
    itemId: item?.id ?? '',
    item: item?.name ?? { en: String(details.item ?? '') },
    reason: item?.message ?? { en: String(details.message ?? '') },
    ...(item?.code ? { code: item.code } : {}),
  }),
  mail: 'ItemReturned',
  isStillTrue: (standing, { holdId }) => standing.memberId === standing.recipientId && standing.openHoldId === holdId && standing.itemState === 'returned',
}

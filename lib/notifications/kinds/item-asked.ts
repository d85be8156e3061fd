import { type Kind, theMember } from './kind'

/** One more paper is asked for while the case is on hold. Goes beyond the list of N-01, because the member must hear of it. */
export const itemAsked: Kind = {
  name: 'item_asked',
  readers: 'member',
  listensTo: ['item_asked'],
  audience: theMember,
  about: ({ item }) => item?.id ?? '',
  priority: 'high',
  channels: ['in_app', 'email'],
  maySilence: false,
  params: ({ case: about, hold, item, details }) => ({
    number: about?.number ?? '',
    holdId: hold?.id ?? '',
    itemId: item?.id ?? '',
    item: item?.name ?? { en: String(details.item ?? '') },
  }),
  mail: 'HoldPlaced',
  isStillTrue: (standing, { holdId }) => standing.memberId === standing.recipientId && standing.openHoldId === holdId && standing.itemState === 'asked',
}

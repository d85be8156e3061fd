import { type Kind, theMember } from './kind'

/** The case was closed because nobody answered: the member hears, and how to go on. Goes beyond the list of N-01. */
export const holdClosed: Kind = {
  name: 'hold_closed',
  readers: 'member',
  listensTo: ['hold_closed_unanswered'],
  audience: theMember,
  about: ({ hold }) => hold?.id ?? '',
  priority: 'high',
  channels: ['in_app', 'email'],
  maySilence: false,
  params: ({ case: about }) => ({ number: about?.number ?? '' }),
  mail: 'HoldClosed',
  isStillTrue: ({ memberId, recipientId, statusKind }) => memberId === recipientId && statusKind === 'closed',
}

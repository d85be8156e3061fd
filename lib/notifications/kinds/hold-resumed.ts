import { type Kind, theMember } from './kind'

/** The technician picked the case up again. */
export const holdResumed: Kind = {
  name: 'hold_resumed',
  readers: 'member',
  listensTo: ['case_resumed'],
  audience: theMember,
  priority: 'medium',
  channels: ['in_app', 'email'],
  maySilence: true,
  params: ({ case: about }) => ({ number: about?.number ?? '' }),
  mail: 'HoldResumed',
  isStillTrue: ({ memberId, recipientId, statusKind }) => memberId === recipientId && statusKind === 'open',
}

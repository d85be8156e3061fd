import { type Kind, theMember } from './kind'

/** The case is complete. */
export const caseCompleted: Kind = {
  name: 'case_completed',
  readers: 'member',
  listensTo: ['case_completed'],
  audience: theMember,
  priority: 'medium',
  channels: ['in_app', 'email'],
  maySilence: true,
  params: ({ case: about }) => ({ number: about?.number ?? '' }),
  mail: 'CaseCompleted',
  isStillTrue: ({ memberId, recipientId, statusKind }) => memberId === recipientId && (statusKind === 'resolved' || statusKind === 'closed'),
}

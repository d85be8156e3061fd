import { type Kind, theMember } from './kind'

/** The status changed otherwise than by a hold: the member sees it on the bell. */
export const caseStatusChanged: Kind = {
  name: 'case_status_changed',
  readers: 'member',
  listensTo: ['case_status_changed'],
  audience: theMember,
  priority: 'low',
  channels: ['in_app'],
  maySilence: true,
  params: ({ case: about }) => ({ number: about?.number ?? '' }),
  mail: null,
  isStillTrue: () => true,
}

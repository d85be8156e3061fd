import type { Kind } from './kind'

/** A case is now somebody's: the new technician hears, unless they took it themselves. */
export const caseAssigned: Kind = {
  name: 'case_assigned',
  readers: 'staff',
  listensTo: ['case_assigned'],
  audience: ({ details }) => [typeof details.technicianId === 'string' ? details.technicianId : null],
  priority: 'medium',
  channels: ['in_app', 'email'],
  maySilence: true,
  params: ({ case: about, actorName }) => ({ number: about?.number ?? '', by: actorName }),
  mail: 'CaseAssigned',
  isStillTrue: ({ technicianId, recipientId }) => technicianId === recipientId,
}

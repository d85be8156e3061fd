import type { Kind } from './kind'

/** The member did not answer to the end: the department head is asked to decide, or the technician hears that the case was closed. */
export const holdUnanswered: Kind = {
  name: 'hold_unanswered',
  readers: 'staff',
  listensTo: ['hold_escalated', 'hold_closed_unanswered'],
  audience: ({ case: about, details }) => [...(Array.isArray(details.headIds) ? details.headIds.map(String) : []), ...(about?.hearers ?? [])],
  about: ({ hold, type, details }) => `${hold?.id} ${type} ${details.respondByOn}`,
  priority: 'high',
  channels: ['in_app', 'email'],
  maySilence: true,
  params: ({ case: about, hold, type }) => ({
    number: about?.number ?? '',
    holdId: hold?.id ?? '',
    outcome: type === 'hold_escalated' ? 'escalated' : 'closed',
  }),
  mail: 'HoldUnanswered',
  isStillTrue: ({ openHoldId, statusKind, answered }, { holdId, outcome }) =>
    outcome === 'closed' ? statusKind === 'closed' : openHoldId === holdId && !answered,
}

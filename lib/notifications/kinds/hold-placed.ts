import { type Kind, theMember } from './kind'

/** The case was put on hold: the member hears why, by every way there is. Cannot be silenced. */
export const holdPlaced: Kind = {
  name: 'hold_placed',
  readers: 'member',
  listensTo: ['case_held'],
  audience: theMember,
  about: ({ hold }) => hold?.id ?? '',
  priority: 'high',
  channels: ['in_app', 'email'],
  maySilence: false,
  params: ({ case: about, hold, details }) => ({
    number: about?.number ?? '',
    holdId: hold?.id ?? '',
    waitingFor: hold?.waitingFor ?? 'member',
    reason: hold?.reason ?? { en: String(details.reason ?? '') },
  }),
  mail: 'HoldPlaced',
  isStillTrue: (standing, { holdId }) => standing.memberId === standing.recipientId && standing.openHoldId === holdId,
}

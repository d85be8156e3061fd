import { dayText } from '../day-text'
import { type Kind, theMember } from './kind'

/** The respond-by date comes near, is here, or is over and something will happen (H-15). Cannot be silenced. */
export const holdReminder: Kind = {
  name: 'hold_reminder',
  readers: 'member',
  listensTo: ['hold_reminded', 'hold_warned'],
  audience: theMember,
  about: ({ hold, type, details }) => `${hold?.id} ${type} ${details.step} ${details.respondByOn}`,
  priority: 'high',
  channels: ['in_app', 'email'],
  maySilence: false,
  params: ({ case: about, hold, type, details }) => ({
    number: about?.number ?? '',
    holdId: hold?.id ?? '',
    step: type === 'hold_warned' ? 'last_warning' : String(details.step),
    end: String(details.end ?? 'nothing'),
    until: dayText(String(details.respondByOn)),
    endsOn: dayText(typeof details.endsOn === 'string' ? details.endsOn : null),
  }),
  mail: 'HoldReminder',
  // "today is the last day" is not said a day later; a last warning is about what comes after the date
  isStillTrue: ({ memberId, recipientId, openHoldId, answered, isPastDate }, { holdId, step }) =>
    memberId === recipientId && openHoldId === holdId && !answered && (step === 'last_warning' || !isPastDate),
}

import type { LocalText } from '@/lib/core/locale'

export type Priority = 'critical' | 'high' | 'medium' | 'low'
export const channelNames = ['in_app', 'email', 'sms', 'slack', 'web_push'] as const
export type ChannelName = (typeof channelNames)[number]

/** What happened, and to which case, as a kind needs it to decide who hears. */
export type Happening = {
  type: string
  details: Record<string, unknown>
  actorId: string | null
  actorRole: string
  actorName: string
  /** `hearers`: who of the staff hears what its member does */
  case: { id: string; number: string; memberId: string | null; hearers: string[] | null } | null
  hold: { id: string; reason: LocalText; waitingFor: string; respondByOn: string | null } | null
  item: { id: string; name: LocalText; message: LocalText; code: string | null } | null
}

/** The state of things at the moment of sending. */
type Standing = {
  recipientId: string
  memberId: string | null
  technicianId: string | null
  hasMemberUpdates: boolean
  statusKind: 'open' | 'hold' | 'resolved' | 'closed'
  openHoldId: string | null
  /** whether the member answered the hold that lasts */
  answered: boolean
  /** whether its respond-by date is over, by the office's own day */
  isPastDate: boolean
  itemState: string | null
}

/** Values for the words, kept with the notification. A text that exists in several languages is kept in all of them. */
export type Params = Record<string, string | LocalText>

/** Which mail a kind sends; the words are made from the case as it stands when it is sent. */
export type MailName =
  | 'HoldPlaced'
  | 'HoldReminder'
  | 'HoldClosed'
  | 'HoldUnanswered'
  | 'ItemReturned'
  | 'HoldResumed'
  | 'CaseCompleted'
  | 'DocumentReceived'
  | 'CaseAssigned'
  | 'MailWaiting'
  | 'Notice'
  | 'Digest'

/**
 * One type of notification (N-01). Its title and message stand in the message files under `kinds.<name>`.
 * A kind that listens to no event yet is part of the catalogue and waits for the area that will tell of it.
 */
export type Kind = {
  name: string
  /** whose preferences show it */
  readers: 'member' | 'staff' | 'administrator' | 'everybody'
  listensTo: readonly string[]
  /** ids of people; whoever did it is left out afterwards, and the same person named twice hears once */
  audience(happening: Happening): (string | null)[]
  /** of an alert: what it is about. The same about the same goes to a person once in 24 hours (N-10), whatever events raise it */
  about?(happening: Happening): string
  /** where it leads, of a kind that is about no case */
  place?: string
  priority: Priority
  /** the ways it goes at first; further ones a person may add (preferences/rules.ts) */
  channels: readonly ('in_app' | 'email')[]
  /** whether a person may switch it off or have it in a digest; what must arrive cannot be silenced in-app */
  maySilence: boolean
  params(happening: Happening): Params
  mail: MailName | null
  /** asked again when sending: a message that came to be false is not sent */
  isStillTrue(standing: Standing, params: Params): boolean
}

/** The member of the case. */
export const theMember = ({ case: about }: Happening) => [about?.memberId ?? null]

/** Who of the staff hears of the case, when it was the member who did something. */
export const theStaffIfByMember = ({ case: about, actorRole }: Happening) => (actorRole === 'member' ? (about?.hearers ?? []) : [])

/** A kind whose area is still to come: in the catalogue, with its words and its mail, and nobody hears of it. */
export function awaited(name: string, readers: Kind['readers'], priority: Priority, channels: Kind['channels'], maySilence: boolean): Kind {
  return {
    name,
    readers,
    listensTo: [],
    audience: () => [],
    priority,
    channels,
    maySilence,
    params: () => ({}),
    mail: 'Notice',
    isStillTrue: () => true,
  }
}

import { type Kind, theStaffIfByMember } from './kind'

const news: Record<string, string> = { document_uploaded: 'file', note_added: 'note', member_sent_everything: 'everything' }

/** The member sent a file, wrote a note or said that everything is in: the technician hears. */
export const documentReceived: Kind = {
  name: 'document_received',
  readers: 'staff',
  listensTo: Object.keys(news),
  audience: theStaffIfByMember,
  priority: 'medium',
  channels: ['in_app', 'email'],
  maySilence: true,
  params: ({ case: about, type, actorName }) => ({ number: about?.number ?? '', news: news[type] ?? 'file', member: actorName }),
  mail: 'DocumentReceived',
  isStillTrue: ({ technicianId, recipientId, hasMemberUpdates }) => (technicianId ?? recipientId) === recipientId && hasMemberUpdates,
}

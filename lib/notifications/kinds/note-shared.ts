import type { Happening, Kind } from './kind'

/** Whether staff gave the member something to read: a note, a document or its next version, or one they had kept to themselves. */
function isGiven({ type, details, actorRole }: Happening): boolean {
  if (details.visibility !== 'shared' || actorRole === 'member') return false
  return type !== 'document_changed' || (details.was as { visibility?: string } | undefined)?.visibility === 'internal'
}

/** Staff wrote to the member on the case or put a document there for them: seen on the bell. Goes beyond the list of N-01. */
export const noteShared: Kind = {
  name: 'note_shared',
  readers: 'member',
  listensTo: ['note_added', 'document_uploaded', 'document_changed'],
  audience: (happening) => (isGiven(happening) ? [happening.case?.memberId ?? null] : []),
  priority: 'medium',
  channels: ['in_app'],
  maySilence: true,
  params: ({ case: about, type, actorName }) => ({ number: about?.number ?? '', by: actorName, what: type === 'note_added' ? 'note' : 'document' }),
  mail: null,
  isStillTrue: () => true,
}

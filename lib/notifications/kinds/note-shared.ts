import type { Kind } from './kind'

/** Staff wrote to the member on the case: seen on the bell. Goes beyond the list of N-01. An internal note is nobody's news. */
export const noteShared: Kind = {
  name: 'note_shared',
  readers: 'member',
  listensTo: ['note_added'],
  audience: ({ case: about, details, actorRole }) => (details.visibility === 'shared' && actorRole !== 'member' ? [about?.memberId ?? null] : []),
  priority: 'medium',
  channels: ['in_app'],
  maySilence: true,
  params: ({ case: about, actorName }) => ({ number: about?.number ?? '', by: actorName }),
  mail: null,
  isStillTrue: () => true,
}

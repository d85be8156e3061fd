import type { Kind } from './kind'

/** The news of a day or a week in one letter (N-04). No event raises it: a digest that is due does. */
export const digest: Kind = {
  name: 'digest',
  readers: 'everybody',
  listensTo: [],
  audience: () => [],
  priority: 'low',
  channels: ['email'],
  maySilence: true,
  params: () => ({}),
  mail: 'Digest',
  isStillTrue: () => true,
}

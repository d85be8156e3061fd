import type { TemplateMail } from './blocks'

/** What may have happened when a mail goes out, as far as its words depend on it. */
export const sceneNames = [
  'usual',
  'items',
  'answer',
  'third_party',
  'us',
  'reminder',
  'on_the_day',
  'closing',
  'escalating',
  'last',
  'escalated',
  'closed',
  'file',
  'note',
  'everything',
  'daily',
  'weekly',
  'single',
] as const
export type Scene = (typeof sceneNames)[number]

const scenesOfMails: { [M in TemplateMail]?: readonly [Scene, ...Scene[]] } = {
  hold_placed: ['items', 'answer', 'third_party', 'us'],
  hold_reminder: ['reminder', 'on_the_day', 'closing', 'escalating', 'last'],
  hold_unanswered: ['escalated', 'closed'],
  document_received: ['file', 'note', 'everything'],
  digest: ['daily', 'weekly', 'single'],
}

/** The scenes of a mail, the usual one first. */
export function scenesOf(mail: TemplateMail): readonly [Scene, ...Scene[]] {
  return scenesOfMails[mail] ?? ['usual']
}

import type { IconName } from './Icon'

/** The picture beside a status: what kind it is, and of the office's own first ones which. */
export function iconOf({ kind, code }: { kind: string; code: string }): IconName {
  if (kind === 'closed' || kind === 'resolved') return 'check'
  if (kind === 'hold') return 'pause'
  if (code === 'reopened') return 'again'
  return code === 'in_progress' ? 'progress' : 'open'
}

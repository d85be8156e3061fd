/** Place of a case in the queue: what needs a technician first comes first. Kept in `Case.attention`. */
export const attentionOf = { readyForReview: 0, newInfo: 1, inHand: 2, onHold: 3, resolved: 4, closed: 5 } as const

export type StatusKind = 'open' | 'hold' | 'resolved' | 'closed'

/** Where a case stands in the queue, from its status and what the member sent. */
export function attention(of: { kind: StatusKind; readyForReview: boolean; hasMemberUpdates: boolean }): number {
  if (of.kind === 'closed') return attentionOf.closed
  if (of.readyForReview) return attentionOf.readyForReview
  if (of.hasMemberUpdates) return attentionOf.newInfo
  if (of.kind === 'hold') return attentionOf.onHold
  return of.kind === 'resolved' ? attentionOf.resolved : attentionOf.inHand
}

/** Whether members may still write and send on the case. */
export function isClosed(kind: StatusKind): boolean {
  return kind === 'closed'
}

/** The number people read out: CASE-2026-000123. */
export function caseNumber(year: number, serial: number): string {
  return `CASE-${year}-${String(serial).padStart(6, '0')}`
}

/** So many notes, files and events of a case, and cases of a member, are shown, the newest; where there are more, the page says so. */
export const mostShown = 1000

/** Whose a case can be: the roles that work on cases. */
export const workingRoles = ['technician', 'department_head'] as const

/** What one person may send to one case within an hour: far more than anybody needs, and no flood. */
export const mostInAnHour = { notes: 60, files: 300 } as const

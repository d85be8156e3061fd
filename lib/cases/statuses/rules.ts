import type { StatusKind } from '../rules'

export const statusKinds = ['open', 'hold', 'resolved', 'closed'] as const satisfies StatusKind[]
/** A table of more could not be read. */
export const mostStatuses = 20

export type Status = { code: string; kind: StatusKind; active: boolean }
export type Transition = { from: string; to: string }

/**
 * Statuses that Casebell puts a case into by itself: an opened case is new or assigned, a hold is on_hold, a resumed case
 * in_progress, a completed one closed. They can be renamed, not switched off.
 */
export const neededStatuses: Record<string, StatusKind> = { new: 'open', assigned: 'open', in_progress: 'open', on_hold: 'hold', closed: 'closed' }

/** A new case is assigned as soon as somebody takes it, so this transition stays. */
export const taken: Transition = { from: 'new', to: 'assigned' }
export function isTaken({ from, to }: Transition): boolean {
  return from === taken.from && to === taken.to
}

/**
 * Whether a transition can mean anything: not to where the case is; from a hold only on (open) or to the end (closed);
 * and a closed case is reopened before it waits.
 */
export function canLead(from: Pick<Status, 'code' | 'kind'>, to: Pick<Status, 'code' | 'kind'>): boolean {
  if (from.code === to.code) return false
  if (from.kind === 'hold') return to.kind === 'open' || to.kind === 'closed'
  return !(from.kind === 'closed' && to.kind === 'hold')
}

export const lifeCycleRules = ['needed', 'unknown_status', 'impossible', 'taken', 'after_hold', 'dead_end', 'no_end', 'no_hold'] as const
export type Broken = { rule: (typeof lifeCycleRules)[number]; statuses: string[] }

/**
 * The first rule of a life cycle that does not hold, and for which statuses; null when a case in any status, also in one
 * switched off, can always go on:
 *   needed          the statuses Casebell uses by itself are there, of their kind, and in use
 *   unknown_status  a transition leads from and to statuses there are
 *   impossible      and could be gone (see canLead)
 *   taken           a new case can be assigned
 *   after_hold      every hold leads on to an open status
 *   dead_end        every status leads to one in use
 *   no_end          from every status a closed one can be reached
 *   no_hold         some open status leads to a hold
 */
export function brokenRule(statuses: readonly Status[], transitions: readonly Transition[]): Broken | null {
  const known = new Map(statuses.map((status) => [status.code, status]))
  const needed = Object.entries(neededStatuses).filter(([code, kind]) => known.get(code)?.kind !== kind || !known.get(code)?.active)
  if (needed.length > 0) return { rule: 'needed', statuses: needed.map(([code]) => code) }
  const unknown = transitions.flatMap(({ from, to }) => [from, to]).filter((code) => !known.has(code))
  if (unknown.length > 0) return { rule: 'unknown_status', statuses: [...new Set(unknown)] }

  const pairs = transitions.map(({ from, to }) => ({ from: known.get(from) as Status, to: known.get(to) as Status }))
  const impossible = pairs.filter(({ from, to }) => !canLead(from, to))
  if (impossible.length > 0) return { rule: 'impossible', statuses: [...new Set(impossible.map(({ from }) => from.code))] }
  if (!transitions.some(isTaken)) return { rule: 'taken', statuses: [taken.from, taken.to] }

  const usable = pairs.filter(({ to }) => to.active)
  const without = (leads: (from: Status) => boolean) => statuses.filter((status) => !leads(status)).map(({ code }) => code)
  const next = (from: Status) => usable.filter((pair) => pair.from === from).map(({ to }) => to)
  const held = without((from) => from.kind !== 'hold' || next(from).some(({ kind }) => kind === 'open'))
  if (held.length > 0) return { rule: 'after_hold', statuses: held }
  const stuck = without((from) => next(from).length > 0)
  if (stuck.length > 0) return { rule: 'dead_end', statuses: stuck }
  const ending = new Set(statuses.filter(({ kind, active }) => kind === 'closed' && active))
  for (let before = -1; before < ending.size; ) {
    before = ending.size
    for (const { from, to } of usable) if (ending.has(to)) ending.add(from)
  }
  const endless = without((from) => ending.has(from))
  if (endless.length > 0) return { rule: 'no_end', statuses: endless }
  const holds = usable.some(({ from, to }) => from.kind === 'open' && from.active && to.kind === 'hold')
  return holds ? null : { rule: 'no_hold', statuses: [] }
}

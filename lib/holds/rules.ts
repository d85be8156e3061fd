import { addToDay, daysBetween, type LocalDay } from '@/lib/core/clock'

export type ItemState = 'asked' | 'partly_in' | 'received' | 'accepted' | 'returned'

export const maxItems = 30
/** What a template leaves to be filled in, such as {year}. */
export const blanksIn = (text: string): string[] => text.match(/\{[a-z]+\}/g) ?? []
/** A respond-by date may lie at most so many days ahead. */
const maxRespondDays = 366

/** What is wrong with a respond-by date, judged in the office's own day; null when it is fine. */
export function respondByProblem(day: LocalDay, today: LocalDay): 'past' | 'too_far' | null {
  if (daysBetween(today, day) < 0) return 'past'
  return daysBetween(today, day) > maxRespondDays ? 'too_far' : null
}

/** Whether the member has done their part for this paper. */
export function isIn(state: ItemState): boolean {
  return state === 'received' || state === 'accepted'
}

/** Everything the office needs is in: no required paper is open. With nothing asked for, only the member can say so. */
export function everythingRequiredIsIn(items: { state: ItemState; required: boolean }[]): boolean {
  return items.some((item) => item.required) && stillMissing(items).length === 0
}

/** What a paper becomes when a file for it arrives: complete only with as many files as were expected. */
export function stateAfterFile(item: { state: ItemState; filesExpected: number }, filesSinceReturn: number): ItemState {
  if (item.state === 'accepted') return 'accepted'
  return filesSinceReturn >= item.filesExpected ? 'received' : 'partly_in'
}

/** Of a paper that several files make complete and that is open: how many came since it was last returned, of how many; null of any other, and of one whose files are all here. */
export function filesSoFar(item: {
  state: ItemState
  filesExpected: number
  returnedAt: string | null
  files: { receivedAt: string }[]
}): { done: number; total: number } | null {
  const { filesExpected: total, returnedAt, files } = item
  if (total < 2 || isIn(item.state)) return null
  const done = files.filter(({ receivedAt }) => !returnedAt || Date.parse(receivedAt) > Date.parse(returnedAt)).length
  return done < total ? { done, total } : null
}

/** The one file of a paper that was returned: what the member sends now is its next version. Of several, nobody can tell which. */
export function fileSentBack<F extends { mayReplace: boolean }>({ state, files }: { state: ItemState; files: F[] }): F | undefined {
  return state === 'returned' && files.length === 1 && files[0]?.mayReplace ? files[0] : undefined
}

/** A paper as whoever decides on it sees it: how it stands, and how many files have come for it. */
export function seenAs(state: ItemState, files: number): string {
  return `${state}.${files}`
}

/** Papers the member has still to send, in their order. */
export function leftToSend<T extends { state: ItemState }>(items: T[]): T[] {
  return items.filter((item) => !isIn(item.state))
}

/** Of those, the papers the office cannot do without. */
export function stillMissing<T extends { state: ItemState; required: boolean }>(items: T[]): T[] {
  return leftToSend(items).filter(({ required }) => required)
}

/** Whole days a hold has lasted, by the reader's calendar. */
export function daysOnHold(placedOn: LocalDay, today: LocalDay): number {
  return Math.max(0, daysBetween(placedOn, today))
}

/** The proposed last day to answer for a template, from the office's own day. */
export function respondByFrom(today: LocalDay, days: number): LocalDay {
  return addToDay(today, days)
}

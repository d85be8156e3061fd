import type { MemberCaseRow } from '@/lib/cases/member-queries'
import { type LocalDay, localDay } from '@/lib/core/clock'
import { addBusinessDays } from './ladder/rules'
import { leftToSend } from './rules'

/** By which day the office looks at what a member sent; empty once it has passed. */
export type WithOffice = { by: LocalDay | null }
type Held = Pick<MemberCaseRow, 'readyForReviewAt' | 'reviewWithinDays' | 'officeZone' | 'holidays' | 'hold'>

/** The day by which what was sent at that moment is looked at: so many days of the office later on which it works. */
export function reviewedBy(sentAt: string, { reviewWithinDays, officeZone, holidays }: Pick<Held, 'reviewWithinDays' | 'officeZone' | 'holidays'>): LocalDay {
  return addBusinessDays(localDay(new Date(sentAt), officeZone), reviewWithinDays, new Set(holidays))
}

/**
 * A hold for the member that waits for the office to look at what they sent, and until when; null while something is needed
 * of them: a paper to send or, unless they said that everything is sent, to mail.
 */
export function withOffice(held: Held, today: LocalDay): WithOffice | null {
  const { hold, readyForReviewAt } = held
  if (hold?.waitingFor !== 'member') return null
  const everythingIn = hold.items.length > 0 && leftToSend(hold.items).length === 0
  if (!readyForReviewAt && !everythingIn) return null
  if (!(hold.sentAllAt && readyForReviewAt) && papersToMail(hold.items).length > 0) return null
  const by = readyForReviewAt && reviewedBy(readyForReviewAt, held)
  return { by: by && by >= today ? by : null }
}

/** Whether something is needed of the member now, so that they are asked for it first. */
export function asksMember(hold: { waitingFor: string }, withUs: WithOffice | null): boolean {
  return hold.waitingFor === 'member' && !withUs
}

/** Papers of which a picture was accepted and that are still to come by mail. */
export function papersToMail<T extends { state: string; paperFollows: boolean; paperReceivedAt: string | null }>(items: T[]): T[] {
  return items.filter((item) => item.state === 'accepted' && item.paperFollows && !item.paperReceivedAt)
}

import type { MemberCaseRow } from '@/lib/cases/member-queries'
import { type LocalDay, localDay } from '@/lib/core/clock'
import { addBusinessDays } from './ladder/rules'

type Held = Pick<MemberCaseRow, 'readyForReviewAt' | 'reviewWithinDays' | 'officeZone' | 'holidays' | 'hold'>

/** The day by which what was sent at that moment is looked at: so many days of the office later on which it works. */
export function reviewedBy(sentAt: string, { reviewWithinDays, officeZone, holidays }: Pick<Held, 'reviewWithinDays' | 'officeZone' | 'holidays'>): LocalDay {
  return addBusinessDays(localDay(new Date(sentAt), officeZone), reviewWithinDays, new Set(holidays))
}

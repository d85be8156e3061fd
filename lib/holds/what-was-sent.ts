import type { MemberCase, MemberFile, MemberItem } from '@/lib/cases/member-queries'
import { isIn } from './rules'

/** What a member has sent since a hold began, for its receipt: papers that were asked for, other files of theirs, how many notes. */
export type WhatWasSent = { items: MemberItem[]; files: MemberFile[]; notes: number }

/** Papers are those that are here at least in part; without a hold there is nothing. */
export function whatWasSent({ hold, otherFiles, notes }: Pick<MemberCase, 'hold' | 'otherFiles' | 'notes'>): WhatWasSent {
  if (!hold) return { items: [], files: [], notes: 0 }
  const since = (at: string) => Date.parse(at) >= Date.parse(hold.placedAt)
  return {
    items: hold.items.filter(({ state }) => isIn(state) || state === 'partly_in'),
    files: otherFiles.filter(({ mine, receivedAt }) => mine && since(receivedAt)),
    notes: notes.filter(({ mine, at }) => mine && since(at)).length,
  }
}

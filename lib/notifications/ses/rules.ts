import type { Tracking } from '../tracking/rules'

/** The kinds of bounce, the gravest last. */
export const bounceTypes = ['transient', 'undetermined', 'permanent'] as const
type BounceType = (typeof bounceTypes)[number]

/** What is known of a letter on its way: each the first time it is said to have happened. */
export type Facts = {
  deliveredAt: Date | null
  openedAt: Date | null
  clickedAt: Date | null
  bouncedAt: Date | null
  bounceType: BounceType | null
  complainedAt: Date | null
}

/** One thing reported of a letter, by SES or by the letter itself (N-11). */
export type Report = {
  kind: 'delivery' | 'open' | 'click' | 'bounce' | 'complaint'
  at: Date
  bounceType: BounceType | null
  /** what the other side said, in its words */
  detail: string | null
  /** what SES calls the letter; empty when we saw it ourselves */
  sesId: string | null
  /** ours, from the Message-ID or the tag it went out with */
  deliveryId: string | null
}

const factOf = { delivery: 'deliveredAt', open: 'openedAt', click: 'clickedAt', bounce: 'bouncedAt', complaint: 'complainedAt' } as const

/** The facts with one more report: the earlier time and the graver bounce stay, so that neither order nor repeat matters. */
export function withReport(facts: Facts, { kind, at, bounceType }: Report): Facts {
  const fact = factOf[kind]
  const before = facts[fact]
  const graver = bounceTypes.indexOf(bounceType ?? 'transient') > (facts.bounceType ? bounceTypes.indexOf(facts.bounceType) : -1)
  return {
    ...facts,
    [fact]: before && before <= at ? before : at,
    ...(kind === 'bounce' && graver ? { bounceType: bounceType ?? 'transient' } : {}),
  }
}

/** Whether nothing was added to what was known. */
export function isSame(before: Facts, after: Facts): boolean {
  return before.bounceType === after.bounceType && Object.values(factOf).every((fact) => before[fact]?.getTime() === after[fact]?.getTime())
}

/** Whether a report is of what an office must ask for: without `tracking` of it, nothing is kept. */
export function isWanted({ kind }: Report, tracking: Tracking): boolean {
  return (kind !== 'open' || tracking.opens) && (kind !== 'click' || tracking.clicks)
}

/** Whether a report says something new: its first of a kind, or a graver bounce. */
export function isNews(before: Facts, after: Facts, { kind }: Report): boolean {
  return before[factOf[kind]] === null || before.bounceType !== after.bounceType
}

/**
 * The state of a letter that left the house, from what is known of it. States are not stepped through but read off, the
 * lowest in the drawing that is known:
 *
 *   sent ──▶ delivered ──▶ opened ──▶ clicked
 *    │           │            │          │
 *    ├───────────┴────────────┴──────────┴──▶ bounced      permanent; it did not stay delivered
 *    ├──▶ bounced (transient, undetermined)                only while nobody says it was delivered: else an auto-reply
 *    └───────────────── any of these ───────▶ complained   it arrived, and was called spam
 */
export function statusOf({ deliveredAt, openedAt, clickedAt, bouncedAt, bounceType, complainedAt }: Facts) {
  if (complainedAt) return 'complained'
  if (bouncedAt && bounceType === 'permanent') return 'bounced'
  if (clickedAt) return 'clicked'
  if (openedAt) return 'opened'
  if (deliveredAt) return 'delivered'
  return bouncedAt ? 'bounced' : 'sent'
}

/** Why an administrator is to look at the address after a report; null when there is no reason. A transient bounce is none. */
export function flagFor({ kind, bounceType }: Report): 'hard_bounce' | 'spam_complaint' | null {
  if (kind === 'complaint') return 'spam_complaint'
  return kind === 'bounce' && bounceType === 'permanent' ? 'hard_bounce' : null
}

/** The name SES gives a letter in its answer to SMTP's DATA ("250 Ok 0100018f…-000000"); null for other servers. */
export function sesIdIn(response: string): string | null {
  return /^250 Ok ([0-9a-f]{16}-[0-9a-f-]{30,60})$/.exec(response.trim())?.[1] ?? null
}

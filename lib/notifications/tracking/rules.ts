/** What became of letters and messages that left the house, as numbers. `sent` holds all but those that wait or failed. */
export type Counts = {
  sent: number
  delivered: number
  opened: number
  clicked: number
  bounced: number
  complained: number
  failed: number
  waiting: number
}

/** Numbers of a local day, `2026-10-31`, a type, a priority or a method. */
export type Named = Counts & { name: string }

/** Days summed by month, `2026-10`, in their order; each with the first and last of its days that are in it. */
export function byMonth(days: Named[]): (Named & { from: string; to: string })[] {
  const months = new Map<string, Named & { from: string; to: string }>()
  for (const { name: day, ...counts } of days) {
    const name = day.slice(0, 7)
    const month = months.get(name)
    months.set(name, month ? { ...month, to: day, ...added(month, counts) } : { name, from: day, to: day, ...counts })
  }
  return [...months.values()]
}

function added(one: Counts, other: Counts): Counts {
  return {
    sent: one.sent + other.sent,
    delivered: one.delivered + other.delivered,
    opened: one.opened + other.opened,
    clicked: one.clicked + other.clicked,
    bounced: one.bounced + other.bounced,
    complained: one.complained + other.complained,
    failed: one.failed + other.failed,
    waiting: one.waiting + other.waiting,
  }
}

/** Whether the office's letters tell that they were opened, and that their links were followed (N-11). */
export type Tracking = { opens: boolean; clicks: boolean }
/** As long as no administrator says otherwise. */
export const notTracked: Tracking = { opens: false, clicks: false }

const levels = ['healthy', 'warning', 'critical'] as const
type Level = (typeof levels)[number]

/** Above which share, or number of people, an administrator is warned, and above which it is critical (N-09). */
export const thresholds = {
  bounce: { warning: 0.02, critical: 0.05 },
  complaint: { warning: 0.001, critical: 0.005 },
  flagged: { warning: 5, critical: 10 },
} as const
export type Measure = keyof typeof thresholds

export type Health = { level: Level; measures: Record<Measure, { value: number; level: Level }> }

/** One number as a share of another; nothing of nothing is none. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** How the mail fares: the worst of its measures. Exactly at a threshold is not above it. */
export function healthOf({ sent, bounced, complained, flagged }: { sent: number; bounced: number; complained: number; flagged: number }): Health {
  const judged = (measure: Measure, value: number) => {
    const { warning, critical } = thresholds[measure]
    const level: Level = value > critical ? 'critical' : value > warning ? 'warning' : 'healthy'
    return { value, level }
  }
  const measures = {
    bounce: judged('bounce', shareOf(bounced, sent)),
    complaint: judged('complaint', shareOf(complained, sent)),
    flagged: judged('flagged', flagged),
  }
  const worst = Math.max(...Object.values(measures).map(({ level }) => levels.indexOf(level)))
  return { level: levels[worst] ?? 'healthy', measures }
}

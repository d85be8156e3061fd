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

/** Whether the office's letters tell that they were opened, and that their links were followed (N-11). */
export type Tracking = { opens: boolean; clicks: boolean }
/** As long as no administrator says otherwise. */
export const notTracked: Tracking = { opens: false, clicks: false }

export const levels = ['healthy', 'warning', 'critical'] as const
export type Level = (typeof levels)[number]

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

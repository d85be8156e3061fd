import { remembered } from '@/lib/core/remembered'

const minute = 60_000
const hour = 60 * minute

/** How long to wait after each failed try; the last is repeated. A day of outage is seventeen tries, none of them the last. */
const gaps = [10_000, 30_000, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour, hour, 2 * hour]
const giveUpAfter = 72 * hour

/**
 * When a letter that could not be delivered is tried again: after growing gaps, until three days after it was queued.
 * Null when it is time to give up and tell a person. `attempts` counts the tries made, at least one.
 */
export function nextTryAt(attempts: number, queuedAt: Date, now: Date): Date | null {
  const gap = gaps[Math.min(attempts, gaps.length) - 1] ?? gaps[0] ?? minute
  const at = new Date(now.getTime() + gap)
  return at.getTime() - queuedAt.getTime() > giveUpAfter ? null : at
}

/** White or ink, whichever reads better on the office's colour (WCAG 2.2 contrast). */
export function wordsOn(color: string): '#ffffff' | '#17211f' {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.064 ? '#ffffff' : '#17211f'
}

const clockOf = remembered((timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }))

/** Minutes after midnight that the person's clock shows. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const [hours = 0, minutes = 0] = clockOf(timeZone).format(at).split(':').map(Number)
  return hours * 60 + minutes
}

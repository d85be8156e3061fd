import { expect, test } from 'vitest'
import { byMonth, healthOf, shareOf } from './rules'

const well = { sent: 1000, bounced: 0, complained: 0, flagged: 0 }

test.each([
  [{ bounced: 20 }, 'healthy'],
  [{ bounced: 21 }, 'warning'],
  [{ bounced: 50 }, 'warning'],
  [{ bounced: 51 }, 'critical'],
  [{ complained: 1 }, 'healthy'],
  [{ complained: 2 }, 'warning'],
  [{ complained: 5 }, 'warning'],
  [{ complained: 6 }, 'critical'],
  [{ flagged: 5 }, 'healthy'],
  [{ flagged: 6 }, 'warning'],
  [{ flagged: 10 }, 'warning'],
  [{ flagged: 11 }, 'critical'],
  [{ bounced: 21, complained: 6 }, 'critical'],
] as const)('N-09 of 1,000 letters %j is %s', (change, level) => {
  expect(healthOf({ ...well, ...change }).level).toBe(level)
})

test('N-09 an office that sent nothing is healthy', () => {
  expect(healthOf({ ...well, sent: 0 }).level).toBe('healthy')
  expect(shareOf(0, 0)).toBe(0)
})

test('N-09 a long period is summed by month, of which the first and the last may be parts', () => {
  const day = (name: string, sent: number) => ({ name, sent, delivered: 0, opened: 0, clicked: 0, bounced: 1, complained: 0, failed: 0, waiting: 0 })
  const months = byMonth([day('2025-12-31', 3), day('2026-01-01', 4), day('2026-01-02', 5)])
  expect(months).toEqual([
    { ...day('2025-12', 3), from: '2025-12-31', to: '2025-12-31' },
    { ...day('2026-01', 9), bounced: 2, from: '2026-01-01', to: '2026-01-02' },
  ])
  expect(byMonth([])).toEqual([])
})

import { expect, test } from 'vitest'
import { reviewedBy } from './with-office'

test('H-16 the day of the review leaves out weekends and the days on which the office is closed, by the office’s own calendar', () => {
  const office = { reviewWithinDays: 2, officeZone: 'America/Los_Angeles', holidays: ['2026-11-26', '2026-11-27'] }
  expect(reviewedBy('2026-11-25T18:00:00Z', office)).toBe('2026-12-01')
  expect(reviewedBy('2026-11-26T07:00:00Z', { ...office, holidays: [] })).toBe('2026-11-27')
})

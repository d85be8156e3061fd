import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToDay, daysBetween, isDay, localDay } from './clock'

test('H-01 only a day that exists is a day', () => {
  for (const day of ['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31']) expect(isDay(day), day).toBe(true)
  for (const day of ['2026-02-29', '2026-02-30', '0000-01-01', '2026-13-01', '2026-00-01', '2026-1-1', '2026-01-01T00:00', ' 2026-01-01', '']) {
    expect(isDay(day), day).toBe(false)
  }
})

test('H-01 days are counted by the calendar, over changes of the clock and leap years', () => {
  const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => localDay(date, 'UTC'))
  fc.assert(fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, days) => daysBetween(from, addToDay(from, days)) === days))
})

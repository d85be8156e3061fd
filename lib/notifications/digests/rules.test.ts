import { tz } from '@date-fns/tz'
import { format } from 'date-fns'
import { describe, expect, test } from 'vitest'
import { nextPeriod } from './rules'

const zones = ['America/Los_Angeles', 'America/New_York', 'Pacific/Honolulu', 'Europe/Madrid', 'Asia/Kolkata', 'Australia/Lord_Howe']
const clock = (at: Date, zone: string) => format(at, 'yyyy-MM-dd HH:mm', { in: tz(zone) })

describe.each(zones)('N-04 in %s', (timeZone) => {
  // two weeks around each change of the clocks of 2026, walked from digest to digest
  test.each(['2026-03-01', '2026-03-22', '2026-03-29', '2026-10-18', '2026-10-25', '2026-04-01'])(
    'every local day from %s has one daily digest at its hour',
    (from) => {
      const days: string[] = []
      let at = new Date(`${from}T00:00:00Z`)
      for (let n = 0; n < 16; n++) {
        const { periodOn, dueAt } = nextPeriod('daily_digest', { timeZone, digestHour: 8 }, at)
        expect(clock(dueAt, timeZone)).toBe(`${periodOn} 08:00`)
        days.push(periodOn)
        at = dueAt
      }
      expect(new Set(days).size).toBe(16)
      expect(days.map((day, n) => Date.parse(day) - n * 86_400_000 - Date.parse(days[0] ?? '')).every((gap) => gap === 0)).toBe(true)
    },
  )

  test('a weekly digest comes on Mondays', () => {
    let at = new Date('2026-02-20T12:00:00Z')
    for (let n = 0; n < 45; n++) {
      const { periodOn, dueAt } = nextPeriod('weekly_digest', { timeZone, digestHour: 8 }, at)
      expect(new Date(`${periodOn}T00:00:00Z`).getUTCDay()).toBe(1)
      expect(clock(dueAt, timeZone)).toBe(`${periodOn} 08:00`)
      at = dueAt
    }
  })
})

test('N-04 an hour that the clocks leave out or show twice is still one digest that day', () => {
  const timeZone = 'America/Los_Angeles'
  const springs = nextPeriod('daily_digest', { timeZone, digestHour: 2 }, new Date('2026-03-07T12:00:00Z'))
  expect(springs.periodOn).toBe('2026-03-08')
  expect(nextPeriod('daily_digest', { timeZone, digestHour: 2 }, springs.dueAt).periodOn).toBe('2026-03-09')
  const falls = nextPeriod('daily_digest', { timeZone, digestHour: 1 }, new Date('2026-10-31T12:00:00Z'))
  expect(falls.dueAt.toISOString()).toBe('2026-11-01T08:00:00.000Z')
  expect(nextPeriod('daily_digest', { timeZone, digestHour: 1 }, falls.dueAt).periodOn).toBe('2026-11-02')
})

test('N-04 before the hour it is today, at and after it tomorrow', () => {
  const at = (text: string) => nextPeriod('daily_digest', { timeZone: 'UTC', digestHour: 8 }, new Date(text)).periodOn
  expect(at('2026-06-10T07:59:59.999Z')).toBe('2026-06-10')
  expect(at('2026-06-10T08:00:00Z')).toBe('2026-06-11')
})

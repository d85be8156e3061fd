import { expect, test } from 'vitest'
import { nextTryAt, wordsOn } from './rules'

test('H-04 the gaps between tries grow, a day of outage is outlived, and after three days a person is told', () => {
  const queued = new Date('2026-11-24T08:00:00Z')
  let now = queued
  let tries = 0
  const gaps: number[] = []
  for (;;) {
    const next = nextTryAt(++tries, queued, now)
    if (!next) break
    gaps.push(next.getTime() - now.getTime())
    now = next
  }
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
  expect(gaps[0]).toBe(10_000)
  const lived = now.getTime() - queued.getTime()
  expect(lived).toBeGreaterThan(70 * 3_600_000)
  expect(lived).toBeLessThanOrEqual(72 * 3_600_000)
})

test('H-03 the words on the office’s colour can be read, whatever the colour', () => {
  expect(wordsOn('#0a5c5f')).toBe('#ffffff')
  expect(wordsOn('#6b2d5c')).toBe('#ffffff')
  expect(wordsOn('#f4b740')).toBe('#17211f')
  expect(wordsOn('#ffffff')).toBe('#17211f')
})

import { expect, test } from 'vitest'
import { daysBetween, localDay } from '@/lib/core/clock'
import { whenInWords } from './when-in-words'

const zone = 'America/Los_Angeles'
const now = Date.parse('2026-11-26T18:00:00Z')
const ago = (at: string, locale = 'en') => whenInWords(at, locale, zone, now).split(', ')[0]

test('N-01 the bell counts days by the reader’s calendar, as a case counts its days on hold', () => {
  for (const at of ['2026-11-22T23:30:00Z', '2026-11-23T07:30:00Z', '2026-11-23T08:30:00Z', '2026-11-01T08:30:00Z'])
    expect(ago(at)).toBe(`${daysBetween(localDay(new Date(at), zone), localDay(new Date(now), zone))} days ago`)
  expect(ago('2026-11-26T07:30:00Z')).toBe('yesterday')
  expect(ago('2026-11-26T08:30:00Z')).toBe('9 hours ago')
  expect(ago('2026-11-26T17:58:30Z')).toBe('1 minute ago')
  expect(ago('2026-10-20T17:00:00Z')).toBe('5 weeks ago')
})

test('N-13 what happened this minute happened just now, in both languages, also by a clock that is behind', () => {
  expect([ago('2026-11-26T17:59:30Z'), ago('2026-11-26T17:59:30Z', 'es'), ago('2026-11-26T18:00:30Z')]).toEqual(['just now', 'hace un momento', 'just now'])
})

import { expect, test } from 'vitest'
import { dayInWords, momentInWords } from './dates'

const zone = 'America/Los_Angeles'
const year = new Date().getFullYear()

test('H-08 C-12 what happened in another year says so, and what comes in another year too', () => {
  expect(momentInWords(`${year - 2}-06-19T20:00:00Z`, 'en', zone)).toBe(`June 19, ${year - 2}`)
  expect(momentInWords(`${year - 2}-06-19T20:00:00Z`, 'es', zone, 'short')).toBe(`19 jun ${year - 2}`)
  expect(dayInWords(`${year + 1}-01-05`, 'en', 'short')).toBe(`Jan 5, ${year + 1}`)
  expect(dayInWords(`${year + 1}-01-05`, 'en')).toMatch(new RegExp(`^[A-Z][a-z]+day, January 5, ${year + 1}$`))
  expect(momentInWords(`${year}-06-19T20:00:00Z`, 'en', zone)).toBe('June 19')
  expect(dayInWords(`${year}-06-19`, 'en', 'short')).toBe('Jun 19')
  // New Year's Eve in the reader's zone is the next year elsewhere
  expect(momentInWords(`${year}-01-01T05:00:00Z`, 'en', zone)).toBe(`December 31, ${year - 1}`)
})

import { expect, test } from 'vitest'
import { filesSoFar } from './rules'

const came = (...times: string[]) => times.map((receivedAt) => ({ receivedAt }))
const item = { state: 'asked', filesExpected: 3, returnedAt: null, files: came() } as const

test('H-09 of a paper that takes several files, says how many came since it was last returned, until it is in', () => {
  expect(filesSoFar(item)).toEqual({ done: 0, total: 3 })
  expect(filesSoFar({ ...item, state: 'partly_in', files: came('2026-11-20T10:00:00.5+00:00') })).toEqual({ done: 1, total: 3 })
  const returned = { ...item, state: 'returned', returnedAt: '2026-11-20T10:00:00.25+00:00', files: came('2026-11-20T10:00:00.1+00:00') } as const
  expect(filesSoFar(returned)).toEqual({ done: 0, total: 3 })
  expect(filesSoFar({ ...returned, state: 'partly_in', files: came('2026-11-20T10:00:00.1+00:00', '2026-11-20T10:00:00.5+00:00') })).toEqual({
    done: 1,
    total: 3,
  })
})

test('H-09 says no numbers of a paper that is in, of one file, or of which all files came and a part is missing', () => {
  expect(filesSoFar({ ...item, filesExpected: 1 })).toBeNull()
  expect(filesSoFar({ ...item, state: 'received', files: came('2026-11-20T10:00:00Z') })).toBeNull()
  expect(filesSoFar({ ...item, filesExpected: 2, state: 'partly_in', files: came('2026-11-20T10:00:00Z', '2026-11-21T10:00:00Z') })).toBeNull()
})

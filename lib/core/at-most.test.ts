import { expect, test } from 'vitest'
import { atMost } from './at-most'

/** Works of given weights that end when they are told to; answers what runs at any time, and the heaviest it was. */
async function run(limit: number, weights: number[], fails: number[] = []) {
  const inTurn = atMost(limit, `${limit} ${weights}`)
  const begun: number[] = []
  let [now, most] = [0, 0]
  const works = weights.map((weight, n) =>
    inTurn(weight, async () => {
      begun.push(n)
      now += weight
      most = Math.max(most, now)
      await new Promise((resolve) => setImmediate(resolve))
      now -= weight
      if (fails.includes(n)) throw new Error('broken')
    }),
  )
  const ended = await Promise.allSettled(works)
  return { begun, most, broken: ended.filter(({ status }) => status === 'rejected').length }
}

test('O-02 works run as long as they are light enough together, in the order they came', async () => {
  expect(await run(3, [1, 1, 1, 1, 1, 1])).toEqual({ begun: [0, 1, 2, 3, 4, 5], most: 3, broken: 0 })
  const mixed = await run(10, [6, 6, 1, 9, 2])
  expect(mixed.begun).toEqual([0, 1, 2, 3, 4])
  expect(mixed.most).toBeLessThanOrEqual(10)
})

test('O-02 one that is heavier than the limit runs alone, and nobody waits for ever behind one that failed', async () => {
  expect(await run(5, [1, 20, 1, 0])).toMatchObject({ begun: [0, 1, 2, 3], most: 20 })
  expect(await run(1, [1, 1, 1], [0, 1])).toMatchObject({ begun: [0, 1, 2], broken: 2 })
})

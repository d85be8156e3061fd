import { expect, test } from 'vitest'
import { gathered } from './gathered'

const office = (asked: string) => asked.slice(0, 1)

test('O-02 what is asked meanwhile is done together, group by group, each answered in its place', async () => {
  const batches: string[][] = []
  const ask = gathered(office, async (together: string[]) => {
    batches.push(together)
    return together.map((one) => one.toUpperCase())
  })
  expect(await Promise.all(['a1', 'b1', 'a2', 'a3'].map(ask))).toEqual(['A1', 'B1', 'A2', 'A3'])
  expect(batches).toEqual([['a1', 'a2', 'a3'], ['b1']])
  expect(await ask('a4')).toBe('A4')
})

test('O-02 no batch is larger than it may be, and none of a group begins before the last has ended', async () => {
  const sizes: number[] = []
  let atWork = 0
  const ask = gathered(
    office,
    async (together: string[]) => {
      expect(++atWork).toBe(1)
      sizes.push(together.length)
      await new Promise(setImmediate)
      atWork--
      return together
    },
    { most: 3 },
  )
  await Promise.all(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'].map(ask))
  expect(sizes).toEqual([3, 3, 1])
})

test('O-02 what cannot be done fails alone', async () => {
  const ask = gathered(office, async (together: string[]) => {
    if (together.includes('a2')) throw new Error('not this one')
    return together
  })
  const outcomes = await Promise.allSettled(['a1', 'a2', 'a3'].map(ask))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

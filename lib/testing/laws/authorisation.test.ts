import { describe, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { aWorld } from '@/lib/testing/everybody'
import { hiddenOperations, operations } from '@/lib/testing/source'
import { operationRows } from './operations'
import { askAsEverybody, expectedOf } from './who-may'

const { owner } = await testDatabase()
const world = await aWorld(owner)
const operationOf = (row: string) => row.replace(/ \(.*\)$/, '')

test('X-01 every operation and query has a row in operations.ts, and no row outlives its operation', () => {
  expect(hiddenOperations()).toEqual([])
  expect(operations().length).toBeGreaterThan(50)
  expect([...new Set(Object.keys(operationRows).map(operationOf))].sort()).toEqual(operations().sort())
})

describe('asked of the operation itself', () => {
  test.each(Object.entries(operationRows))('X-01 X-02 %s lets in whom its row says, and a refusal changes nothing', async (_, row) => {
    const { fared, wrong } = await askAsEverybody(world, row)
    expect(fared).toEqual(expectedOf(row))
    expect(wrong).toEqual([])
  })
})

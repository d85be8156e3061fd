import { describe, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { aWorld } from '@/lib/testing/everybody'
import { operationRows } from '@/lib/testing/matrix/operations'
import { routeRows } from '@/lib/testing/matrix/routes'
import { askAsEverybody, expectedOf } from '@/lib/testing/matrix/who-may'
import { hiddenOperations, operations, passesApiRoute, routes } from '@/lib/testing/source'

const { owner } = await testDatabase()
const world = await aWorld(owner)
const asked = (rows: object) => [...new Set(Object.keys(rows).map((row) => row.replace(/ \(.*\)$/, '')))].sort()

test('X-01 every operation and query has a row in matrix/operations.ts, and no row outlives its operation', () => {
  expect(hiddenOperations()).toEqual([])
  expect(operations().length).toBeGreaterThan(50)
  expect(asked(operationRows)).toEqual(operations().sort())
})

test('X-01 every route has a row in matrix/routes.ts, and no row outlives its route', () => {
  const guarded = routes().filter(passesApiRoute)
  expect(asked(routeRows)).toEqual(guarded.map(({ file, method }) => `${method} ${file}`).sort())
})

describe('asked of the operation itself', () => {
  test.each(Object.entries(operationRows))('X-01 X-02 %s lets in whom its row says, and a refusal changes nothing', async (_, row) => {
    const { fared, wrong } = await askAsEverybody(world, row)
    expect(fared).toEqual(expectedOf(row))
    expect(wrong).toEqual([])
  })
})

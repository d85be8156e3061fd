import { expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { diffToSchema } from './schema-engine'

const { urls } = await testDatabase()

test('O-01 schema and migrations agree: nothing is left to write', async () => {
  expect(await diffToSchema(urls.owner)).toBe('')
}, 60_000)

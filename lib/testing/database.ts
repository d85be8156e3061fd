import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { disconnect } from '@/lib/db/client'

/** A database of this test file's own. */
export type TestDatabase = {
  /** as the owner: sees everything but what row-level security forces on it too */
  owner: pg.Client
  urls: { owner: string; runtime: string; system: string }
}

/**
 * A fresh, migrated PostgreSQL database for this test file: a clone of the run's template, dropped afterwards. The
 * settings point at it, so every operation works on it.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const template = process.env.CASEBELL_TEST_TEMPLATE
  if (!template) throw new Error('lib/testing/global-setup.ts did not run')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(template.replace(/\/[^/]+$/, '/postgres'))
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name} TEMPLATE casebell`)
  const at = (url: string | undefined) => (url ?? '').replace(/\/[^/]+$/, `/${name}`)
  const urls = { owner: at(template), runtime: at(process.env.CASEBELL_TEST_RUNTIME), system: at(process.env.CASEBELL_TEST_SYSTEM) }
  Object.assign(process.env, {
    DATABASE_URL: urls.owner,
    DATABASE_RUNTIME_URL: urls.runtime,
    DATABASE_SYSTEM_URL: urls.system,
    DATABASE_POOL: '10',
    CASEBELL_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
    CASEBELL_FILE_KEY: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  })
  forgetEnv()
  const owner = new pg.Client(urls.owner)
  await owner.connect()
  afterAll(async () => {
    await disconnect()
    await owner.end()
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.end()
  })
  return { owner, urls }
}

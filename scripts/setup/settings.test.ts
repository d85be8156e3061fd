import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { unwrapKey, wrapKey } from '@/lib/storage/file-keys'
import { secrets } from './settings'

const before = { ...process.env }
const own = `own:${Buffer.alloc(32, 9).toString('base64')}`
const fileKey = Buffer.alloc(32, 5)
let folder: string

beforeEach(() => {
  folder = mkdtempSync('/var/tmp/casebell-secrets-test-')
  Object.assign(process.env, { CASEBELL_DATA_DIR: folder, DATABASE_RUNTIME_URL: 'x', DATABASE_SYSTEM_URL: 'x', CASEBELL_SECRET: '', CASEBELL_FILE_KEY: '' })
})
afterEach(() => {
  process.env = { ...before }
  forgetEnv()
  rmSync(folder, { recursive: true, force: true })
})

const kept = () => JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as Record<string, string>
const idOf = (wrapped: string) => wrapped.split(':')[0]

/** What one start of Casebell, with these secrets in its environment, makes of the work that a server does with them. */
function inOneStart<T>(set: { CASEBELL_FILE_KEY?: string; CASEBELL_SECRET?: string }, work: () => T): T {
  Object.assign(process.env, { CASEBELL_FILE_KEY: '', CASEBELL_SECRET: '', ...set })
  const { values } = secrets()
  Object.assign(process.env, values)
  forgetEnv()
  return work()
}

test('X-06 what was wrapped by a made key is read by every later start, whether a key is set or not', () => {
  const early = inOneStart({}, () => wrapKey(fileKey))
  const made = kept()
  const meanwhile = inOneStart({ CASEBELL_FILE_KEY: own, CASEBELL_SECRET: 'a secret of our own, of 32 characters' }, () => {
    expect(unwrapKey(early)).toEqual(fileKey)
    return wrapKey(fileKey)
  })
  expect(idOf(meanwhile)).toBe('own')
  expect(kept()).toEqual(made)
  inOneStart({}, () => {
    expect(unwrapKey(early)).toEqual(fileKey)
    expect(idOf(wrapKey(fileKey))).toBe(idOf(early))
    expect(process.env.CASEBELL_SECRET).toBe(made.CASEBELL_SECRET)
  })
  expect(kept()).toEqual(made)
})

test('X-06 a key that is set stands before a made one of the same id', () => {
  const early = inOneStart({}, () => wrapKey(fileKey))
  const same = `${idOf(early)}:${Buffer.alloc(32, 9).toString('base64')}`
  expect(inOneStart({ CASEBELL_FILE_KEY: `${own},${same}` }, () => process.env.CASEBELL_FILE_KEY)).toBe(`${own},${same}`)
  inOneStart({}, () => expect(unwrapKey(early)).toEqual(fileKey))
})

test('X-06 a key that is made has an id no key had before, also where the one before it was lost', () => {
  const lost = inOneStart({}, () => wrapKey(fileKey))
  rmSync(join(folder, 'secrets.json'))
  const next = inOneStart({}, () => wrapKey(fileKey))
  expect(idOf(next)).not.toBe(idOf(lost))
  inOneStart({}, () => expect(() => unwrapKey(lost)).toThrow(`the key ${idOf(lost)} that wraps this file is not in CASEBELL_FILE_KEY`))
})

test('X-06 an older installation goes on with the key it made', () => {
  const older = { CASEBELL_FILE_KEY: `dev:${Buffer.alloc(32, 3).toString('base64')}` }
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(older))
  inOneStart({}, () => expect(idOf(wrapKey(fileKey))).toBe('dev'))
  expect(kept()).toMatchObject(older)
  inOneStart({ CASEBELL_FILE_KEY: own }, () => expect(process.env.CASEBELL_FILE_KEY).toBe(`${own},${older.CASEBELL_FILE_KEY}`))
})

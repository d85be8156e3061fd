import { mkdtempSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetEnv, wrongSettings } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { forgetFile, readStoredFile, readStoredPieces, storeFile } from './disk-store'

const keyOf = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`
let folder: string

function settings(change: Record<string, string>): void {
  Object.assign(process.env, change)
  forgetEnv()
}

beforeEach(() => {
  folder = mkdtempSync('/var/tmp/casebell-store-')
  settings({
    DATABASE_RUNTIME_URL: 'postgresql://none.example.test/none',
    DATABASE_SYSTEM_URL: 'postgresql://none.example.test/none',
    CASEBELL_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
    CASEBELL_DATA_DIR: folder,
    CASEBELL_FILE_KEY: keyOf('first', 1),
  })
})

const inPieces = async (key: string) => {
  const pieces: Buffer[] = []
  for await (const piece of readStoredPieces(key)) pieces.push(piece)
  return Buffer.concat(pieces)
}
const pathOf = (key: string) => join(folder, 'files', key.slice(-2), key)

describe('files at rest', () => {
  test('X-06 a file comes back as it was, and cannot be read on the disk', async () => {
    const key = newId()
    const bytes = Buffer.from('Made up: the amount is 1,234.56. '.repeat(1000))
    await storeFile(key, bytes)
    expect(Buffer.compare(await readStoredFile(key), bytes)).toBe(0)
    expect((await readFile(pathOf(key))).includes('Made up')).toBe(false)
    await forgetFile(key)
    await forgetFile(key)
    await expect(readStoredFile(key)).rejects.toThrow('ENOENT')
  })

  test('X-06 a file of many pieces comes back as it was, and an empty one too', async () => {
    for (const size of [0, 1, 1024 * 1024, 3_500_001]) {
      const key = newId()
      const bytes = Buffer.alloc(size, 'Made up. ')
      await storeFile(key, bytes)
      expect(Buffer.compare(await readStoredFile(key), bytes)).toBe(0)
      expect(Buffer.compare(await inPieces(key), bytes)).toBe(0)
    }
  })

  test('D-02 a file that cannot be written leaves nothing behind', async () => {
    const key = newId()
    const breaksOff = async function* () {
      yield Buffer.from('Made up')
      throw new Error('the source broke off')
    }
    await expect(storeFile(key, breaksOff())).rejects.toThrow('broke off')
    expect(await readdir(join(folder, 'files', key.slice(-2)))).toEqual([])
  })

  test('X-06 one changed or missing byte is found', async () => {
    const key = newId()
    await storeFile(key, Buffer.from('Made up'))
    const kept = await readFile(pathOf(key))
    for (const at of [kept.length - 1, kept.length - 18, 40]) {
      const changed = Buffer.from(kept)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      await writeFile(pathOf(key), changed)
      await expect(readStoredFile(key)).rejects.toThrow()
      await expect(inPieces(key)).rejects.toThrow()
    }
    await writeFile(pathOf(key), kept.subarray(0, -1))
    await expect(readStoredFile(key)).rejects.toThrow()
  })

  test('X-06 after a change of keys old files still open, new ones no longer need the old key', async () => {
    const [before, after] = [newId(), newId()]
    await storeFile(before, Buffer.from('old'))
    settings({ CASEBELL_FILE_KEY: [keyOf('second', 2), keyOf('first', 1)].join(',') })
    await storeFile(after, Buffer.from('new'))
    expect((await readStoredFile(before)).toString()).toBe('old')
    settings({ CASEBELL_FILE_KEY: keyOf('second', 2) })
    expect((await readStoredFile(after)).toString()).toBe('new')
    await expect(readStoredFile(before)).rejects.toThrow('first')
  })

  test('X-06 a blank between the keys is no part of an id, and two keys of one id are refused in words', async () => {
    const before = newId()
    await storeFile(before, Buffer.from('old'))
    const both = [keyOf('second', 2), keyOf('first', 1)].join(', ')
    settings({ CASEBELL_FILE_KEY: both })
    expect((await readStoredFile(before)).toString()).toBe('old')
    const fine = { DATABASE_RUNTIME_URL: 'x', DATABASE_SYSTEM_URL: 'x', CASEBELL_SECRET: '-'.repeat(32) }
    expect(wrongSettings({ ...fine, CASEBELL_FILE_KEY: both })).toBeNull()
    expect(wrongSettings({ ...fine, CASEBELL_FILE_KEY: [keyOf('first', 2), keyOf('first', 1)].join(',') })).toContain('CASEBELL_FILE_KEY')
  })

  test('D-02 a key that is a path is no key', async () => {
    await expect(storeFile('../../../../tmp/x', Buffer.from('x'))).rejects.toThrow('not a storage key')
  })
})

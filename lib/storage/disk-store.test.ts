import { mkdtempSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { scanFile } from './clamd'
import { forgetFile, readStoredFile, storeFile } from './disk-store'

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

  test('X-06 one changed or missing byte is found', async () => {
    const key = newId()
    await storeFile(key, Buffer.from('Made up'))
    const kept = await readFile(pathOf(key))
    for (const at of [kept.length - 1, kept.length - 18, 40]) {
      const changed = Buffer.from(kept)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      await writeFile(pathOf(key), changed)
      await expect(readStoredFile(key)).rejects.toThrow()
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

  test('D-02 a key that is a path is no key', async () => {
    await expect(storeFile('../../../../tmp/x', Buffer.from('x'))).rejects.toThrow('not a storage key')
  })
})

describe('the scanner', () => {
  let server: Server
  let heard = Buffer.alloc(0)

  /** Speaks clamd's INSTREAM: reads chunks to the empty one, answers by what is in them. */
  async function clamd(): Promise<string> {
    server = createServer((socket) => {
      let stream = Buffer.alloc(0)
      socket.on('data', (data) => {
        stream = Buffer.concat([stream, data])
        let at = 'zINSTREAM\0'.length
        const body: Buffer[] = []
        while (at + 4 <= stream.length) {
          const size = stream.readUInt32BE(at)
          if (size === 0) {
            heard = Buffer.concat(body)
            socket.end(heard.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
            return
          }
          body.push(stream.subarray(at + 4, at + 4 + size))
          at += 4 + size
        }
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  afterEach(() => {
    server?.close()
    settings({ CLAMD_URL: '' })
  })

  test('D-02 clean and infected files are told apart, and clamd hears every byte', async () => {
    settings({ CLAMD_URL: await clamd() })
    const bytes = Buffer.alloc(200_000, 'clean ')
    expect(await scanFile(bytes)).toBe('clean')
    expect(Buffer.compare(heard, bytes)).toBe(0)
    expect(await scanFile(Buffer.from('EICAR'))).toBe('infected')
  })

  test('D-02 a scanner that is set and absent takes no file; without one every file is clean', async () => {
    const url = await clamd()
    await new Promise((resolve) => server.close(resolve))
    settings({ CLAMD_URL: url })
    expect(await scanFile(Buffer.from('x'))).toBe('unavailable')
    settings({ CLAMD_URL: '' })
    expect(await scanFile(Buffer.from('x'))).toBe('clean')
  })
})

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { env } from '@/lib/core/env'
import { unwrapKey, wrapKey } from './file-keys'

const ivLength = 12
const tagLength = 16
const pieceLength = 1024 * 1024

/**
 * Keeps a file encrypted (AES-256-GCM with a key of its own). What is answered is on disk: written beside, flushed,
 * then put in its place. The same key again replaces the file.
 * Layout: 2 bytes length of the wrapped key, the wrapped key, 12 bytes IV, the sealed bytes, 16 bytes tag.
 */
export async function storeFile(storageKey: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const fileKey = randomBytes(32)
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', fileKey, iv)
  const wrapped = Buffer.from(wrapKey(fileKey))
  const length = Buffer.alloc(2)
  length.writeUInt16BE(wrapped.length)

  const path = pathOf(storageKey)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.${randomBytes(4).toString('hex')}`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(Buffer.concat([length, wrapped, iv]))
    // piece by piece, so that a large file is not in memory a second time
    for await (const piece of bytes instanceof Uint8Array ? piecesOf(bytes) : bytes) await file.writeFile(cipher.update(piece))
    await file.writeFile(Buffer.concat([cipher.final(), cipher.getAuthTag()]))
    await file.sync()
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

/** The bytes of a file. Fails when they were altered or cut. */
export async function readStoredFile(storageKey: string): Promise<Buffer> {
  const kept = await readFile(pathOf(storageKey))
  const wrappedEnd = 2 + kept.readUInt16BE(0)
  const ivEnd = wrappedEnd + ivLength
  const decipher = createDecipheriv('aes-256-gcm', unwrapKey(kept.subarray(2, wrappedEnd).toString()), kept.subarray(wrappedEnd, ivEnd))
  decipher.setAuthTag(kept.subarray(kept.length - tagLength))
  const bytes = decipher.update(kept.subarray(ivEnd, kept.length - tagLength))
  decipher.final()
  return bytes
}

/**
 * The bytes of a file piece by piece, for one that is too large to be in memory. Whether it was altered is known only at
 * the end, where it fails: who acts on what it says reads it to the end first.
 */
export async function* readStoredPieces(storageKey: string): AsyncGenerator<Buffer, void> {
  const path = pathOf(storageKey)
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(2)
    await file.read(head, 0, 2, 0)
    const wrappedEnd = 2 + head.readUInt16BE(0)
    const start = Buffer.alloc(wrappedEnd + ivLength)
    await file.read(start, 0, start.length, 0)
    const decipher = createDecipheriv('aes-256-gcm', unwrapKey(start.subarray(2, wrappedEnd).toString()), start.subarray(wrappedEnd))
    const tag = Buffer.alloc(tagLength)
    await file.read(tag, 0, tagLength, size - tagLength)
    decipher.setAuthTag(tag)
    const sealed = Buffer.alloc(Math.min(pieceLength, size))
    for (let at = start.length; at < size - tagLength; ) {
      const { bytesRead } = await file.read(sealed, 0, Math.min(sealed.length, size - tagLength - at), at)
      if (bytesRead === 0) throw new Error('the file was cut')
      at += bytesRead
      yield decipher.update(sealed.subarray(0, bytesRead))
    }
    decipher.final()
  } finally {
    await file.close()
  }
}

/** Removes a file that no row names; one that is not there is fine. */
export async function forgetFile(storageKey: string): Promise<void> {
  await rm(pathOf(storageKey), { force: true })
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength)
}

function pathOf(storageKey: string): string {
  if (!/^[0-9a-f-]{36}$/.test(storageKey)) throw new Error('not a storage key')
  return join(env.CASEBELL_DATA_DIR, 'files', storageKey.slice(-2), storageKey)
}

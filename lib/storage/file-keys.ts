import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { env } from '@/lib/core/env'

/** A file's own key, wrapped by a key of the settings: `keyId:iv:tag:wrapped`, each part in base64. */
export type WrappedKey = string

type MasterKey = { id: string; key: Buffer }

/** The keys of CASEBELL_FILE_KEY; the first wraps new files, the others still open older ones. */
function masterKeys(): MasterKey[] {
  return env.CASEBELL_FILE_KEY.split(',').map((entry) => {
    const cut = entry.indexOf(':')
    const key = Buffer.from(entry.slice(cut + 1), 'base64')
    if (cut < 1 || key.length !== 32) throw new Error('CASEBELL_FILE_KEY must be id:base64 of 32 bytes, several separated by commas')
    return { id: entry.slice(0, cut), key }
  })
}

/** Wraps a file's key with the newest master key (AES-256-GCM, NIST SP 800-38D). */
export function wrapKey(fileKey: Buffer): WrappedKey {
  const [{ id, key }] = masterKeys() as [MasterKey]
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const wrapped = Buffer.concat([cipher.update(fileKey), cipher.final()])
  return [id, ...[iv, cipher.getAuthTag(), wrapped].map((part) => part.toString('base64'))].join(':')
}

/** Unwraps a file's key; fails when its master key is not among the settings any more or it was altered. */
export function unwrapKey(wrapped: WrappedKey): Buffer {
  const [id, ...parts] = wrapped.split(':')
  const [iv, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64'))
  const master = masterKeys().find((candidate) => candidate.id === id)
  if (!master || !iv || !tag || !sealed) throw new Error(`the key ${id} that wraps this file is not in CASEBELL_FILE_KEY`)
  const decipher = createDecipheriv('aes-256-gcm', master.key, iv)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed), decipher.final()])
}

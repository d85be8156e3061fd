import { createCipheriv, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/core/env'
import { isId } from '@/lib/core/ids'
import { unwrapKey, wrapKey } from './file-keys'

/** A file on its way: how long it will be, how much came, whom to tell when it is whole, and what they answered. */
export type PartialFile = { size: number; received: number; delivery: unknown; answer?: unknown }

type Note = { size: number; fileKey: string; delivery: unknown }

/** Expects a file. Expecting it again keeps what came before, so that a new try goes on where the old one stopped. */
export async function expectFile(uploadId: string, size: number, delivery: unknown): Promise<void> {
  const before = await readNote(uploadId)
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  await write(notePath(uploadId), { size, delivery, fileKey: before?.fileKey ?? randomBytes(32).toString('base64') })
}

/** What came of a file so far; null when it is not expected. */
export async function findPartial(uploadId: string): Promise<PartialFile | null> {
  const note = await readNote(uploadId)
  if (!note) return null
  const { size, delivery } = note
  // first the bytes, then the answer: they go when it is there
  const received = await sizeOf(bytesPath(uploadId))
  const answered = await read<{ answer: unknown }>(answerPath(uploadId))
  return answered ? { size, received: size, delivery, answer: answered.answer } : { size, received, delivery }
}

/**
 * Writes bytes from `from` on, as they come. What came before the stream breaks off stays. Each byte has its own place
 * and its own key stream, so that a slow old connection and its successor, sending the same file, do no harm.
 */
export async function appendBytes(uploadId: string, from: number, stream: AsyncIterable<Uint8Array>): Promise<void> {
  const note = await readNote(uploadId)
  if (!note) throw new Error('nothing is expected under this key')
  const cipher = seekCipher(Buffer.from(note.fileKey, 'base64'), from)
  const path = bytesPath(uploadId)
  const file = await open(path, 'r+', 0o600).catch(() => open(path, 'w+', 0o600))
  try {
    let at = from
    for await (const chunk of stream) {
      const sealed = cipher.update(chunk)
      await file.write(sealed, 0, sealed.length, at)
      at += sealed.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The bytes of a file that came whole. */
export async function readPartial(uploadId: string): Promise<Buffer> {
  const note = await readNote(uploadId)
  if (!note) throw new Error('nothing is expected under this key')
  const bytes = Buffer.alloc(note.size)
  if (note.size === 0) return bytes
  const cipher = seekCipher(Buffer.from(note.fileKey, 'base64'), 0)
  let at = 0
  // piece by piece into its place, so that a large file is not in memory a second time
  for await (const sealed of createReadStream(bytesPath(uploadId), { highWaterMark: 1024 * 1024 })) at += cipher.update(sealed).copy(bytes, at)
  if (at !== note.size) throw new Error('the file is not whole')
  return bytes
}

/**
 * Keeps what the receiver answered first, for a sender who lost it, and lets go of the bytes. The answer has a file of its own, so
 * that a new try, which announces the file once more meanwhile, cannot write over it.
 */
export async function answerPartial(uploadId: string, answer: unknown): Promise<void> {
  if (!(await readNote(uploadId)) || (await read(answerPath(uploadId)))) return
  await write(answerPath(uploadId), { answer: answer ?? null })
  await rm(bytesPath(uploadId), { force: true })
}

/** Lets go of a file that is not wanted any more; one that is not there is fine. */
export async function forgetPartial(uploadId: string): Promise<void> {
  await rm(bytesPath(uploadId), { force: true })
  await rm(notePath(uploadId), { force: true })
  await rm(answerPath(uploadId), { force: true })
}

/** Lets go of files that nobody went on with since `before`. Answers how many. */
export async function sweepPartials(before: Date): Promise<number> {
  let swept = 0
  for (const name of await readdir(folder()).catch(() => [])) {
    const path = join(folder(), name)
    const found = await stat(path).catch(() => null)
    if (!found || found.mtime >= before) continue
    await rm(path, { force: true })
    swept++
  }
  return swept
}

/** AES-256-CTR from a byte on (NIST SP 800-38A): unlike GCM it can be taken up in the middle. One key a file. */
function seekCipher(key: Buffer, from: number) {
  const counter = Buffer.alloc(16)
  counter.writeBigUInt64BE(BigInt(Math.floor(from / 16)), 8)
  const cipher = createCipheriv('aes-256-ctr', key, counter)
  cipher.update(Buffer.alloc(from % 16))
  return cipher
}

const readNote = (uploadId: string) => read<Note>(notePath(uploadId))

async function read<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(unwrapKey(await readFile(path, 'utf8')).toString()) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function write(path: string, note: object): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(beside, wrapKey(Buffer.from(JSON.stringify(note))), { mode: 0o600 })
  await rename(beside, path)
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0
}

const folder = () => join(env.CASEBELL_DATA_DIR, 'partial')
const notePath = (uploadId: string) => `${base(uploadId)}.note`
const answerPath = (uploadId: string) => `${base(uploadId)}.answer`
const bytesPath = (uploadId: string) => `${base(uploadId)}.bytes`

function base(uploadId: string): string {
  if (!isId(uploadId)) throw new Error('not an upload')
  return join(folder(), uploadId)
}

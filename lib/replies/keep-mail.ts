import { createHash, type Hash } from 'node:crypto'
import { systemActor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { keepable } from '@/lib/core/text'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { enqueue } from '@/lib/queue/enqueue'
import { forgetFile, readStoredPieces, storeFile } from '@/lib/storage/disk-store'
import { mailReceived } from './events'
import { type Addressee, findAddressee } from './find-addressee'
import { limits } from './rules'

/** A mail as it comes: to which of our addresses, from which envelope, by whom handed over. */
export type Incoming = { to: string[]; envelopeFrom: string; ip: string | null; helo: string | null; bytes: AsyncIterable<Uint8Array> }

/**
 * Writes a mail down as it came, encrypted, with a row and a job for each case it is addressed to, and nothing else: what is
 * acknowledged is kept, and worked on later. The same mail delivered again is the same row. Refused, and nothing is kept:
 * `not_found` when no address is ours, `invalid` as `empty`, `too_large` or
 * `head_too_large`.
 */
export async function keepMail({ to, envelopeFrom, ip, helo, bytes }: Incoming, now = new Date()): Promise<void> {
  const found = await Promise.all(to.map(findAddressee))
  const addressees = [...new Map(found.flatMap((one) => (one ? [[one.caseId, one]] : []))).values()]
  if (addressees.length === 0) throw new DomainError('not_found', 'address')
  // each case has a file of its own, so that none hangs on another's
  const [first, ...others] = addressees.map((addressee) => ({ addressee, storageKey: newId() }))
  if (!first) return
  const known = new Fingerprint()
  await storeFile(first.storageKey, known.watch(bytes))
  const facts = { envelopeFrom: keepable(envelopeFrom).slice(0, 320), ip, helo: helo && keepable(helo).slice(0, 255), size: known.size }
  const id = known.end()
  for (const other of others) await storeFile(other.storageKey, readStoredPieces(first.storageKey))
  for (const one of [first, ...others]) await write(one, { ...facts, ...id }, now)
}

type Written = { addressee: Addressee; storageKey: string }
type Facts = { envelopeFrom: string; ip: string | null; helo: string | null; size: number; messageId: string | null; content: string }

async function write({ addressee, storageKey }: Written, facts: Facts, now: Date): Promise<void> {
  const { tenantId } = addressee
  const isNew = await transact({ tenantId }, (tx) => writeRow(tx, addressee, storageKey, facts, now))
  if (!isNew) await forgetFile(storageKey)
}

async function writeRow(tx: Tx, { tenantId, caseId, number, memberId }: Addressee, storageKey: string, facts: Facts, now: Date): Promise<boolean> {
  const mailId = newId()
  const { content, ...said } = facts
  const fingerprint = createHash('sha256').update([caseId, memberId, said.messageId, content].join('\n')).digest('base64url')
  const data = { id: mailId, tenantId, caseId, memberId, fingerprint, storageKey, receivedAt: now, ...said }
  const { count } = await tx.inboundMail.createMany({ data: [data], skipDuplicates: true })
  if (count === 0) return false
  const event = mailReceived({ caseId, personId: memberId }, { number, mailId, size: said.size, signed: memberId !== null })
  await recordEvent(tx, { ...systemActor(tenantId, now, `mail:${mailId}`), ip: said.ip }, event)
  await enqueue(tx, 'reply.take', { tenantId, mailId })
  return true
}

/** What a mail is known by when it comes again: its Message-ID and all below its head, which grows on the way. */
class Fingerprint {
  size = 0
  private head: Buffer | null = Buffer.alloc(0)
  private messageId: string | null = null
  private readonly content: Hash = createHash('sha256')

  /** The same bytes; a mail that is too large fails as soon as it is known. */
  async *watch(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      this.size += piece.length
      if (this.size > limits.mail) throw new DomainError('invalid', 'too_large')
      this.read(piece)
      yield piece
    }
    if (this.size === 0) throw new DomainError('invalid', 'empty')
  }

  end(): { messageId: string | null; content: string } {
    if (this.head) this.endHead(this.head.length, 0)
    return { messageId: this.messageId, content: this.content.digest('base64url') }
  }

  private read(piece: Uint8Array): void {
    if (!this.head) {
      this.content.update(piece)
      return
    }
    this.head = Buffer.concat([this.head, piece])
    const end = /\r?\n\r?\n/.exec(this.head.toString('latin1', 0, limits.head + 4))
    if (end) this.endHead(end.index, end[0].length)
    else if (this.head.length > limits.head) throw new DomainError('invalid', 'head_too_large')
  }

  private endHead(at: number, gap: number): void {
    const head = this.head ?? Buffer.alloc(0)
    this.head = null
    const found = /^message-id:\s*(<[^<>\s]{1,400}>)/im.exec(head.toString('latin1', 0, at).replace(/\r?\n[ \t]+/g, ' '))
    this.messageId = found?.[1] ?? null
    this.content.update(head.subarray(at + gap))
  }
}

import { writeNote } from '@/lib/cases/add-note'
import { changeCase, lockCase } from '@/lib/cases/lock-case'
import { isClosed } from '@/lib/cases/rules'
import type { Actor } from '@/lib/core/actor'
import { dayInMs } from '@/lib/core/clock'
import { DomainError } from '@/lib/core/errors'
import { type Tx, transact } from '@/lib/db/transact'
import { noteUploads } from '@/lib/documents/uploads'
import { findOpenHold } from '@/lib/holds/open-hold'
import { receiveFile } from '@/lib/holds/receive-file'
import { leftToSend } from '@/lib/holds/rules'
import type { LoadedMail } from './load-mail'
import { longestNote } from './new-words'
import { eachFile, type ReadMail } from './read-mail'
import { isPaper } from './rules'

/** A file of a mail and what became of it. */
export type PlacedFile = {
  place: number
  fileName: string
  mediaType: string
  size: number
  itemId: string | null
  uploadId: string
  receiptNumber: string | null
  /** why it was refused, as an upload is */
  code: string | null
}
export type Placed = { files: PlacedFile[]; noteId: string | null }

type Paper = { place: number; fileName: string; mediaType: string; size: number }
type Where = { by: Actor; caseId: string; words: string; visibility: 'shared' | 'internal' }
/** The place of words that are too long for a note, among the files. */
const ofWords = -1

/**
 * Puts a mail on a case in somebody's name: its words as a note, its papers as uploads, each looked into as an upload is. A
 * member's papers are for the one that is still to be sent, or else freely on the case. Begun again it leaves alone what is
 * there. A case that is gone is `gone` or `not_found`.
 */
export async function placeOnCase(mail: LoadedMail, read: ReadMail, where: Where): Promise<Placed> {
  const { by: actor } = where
  const began = Date.now()
  const placed = await transact(actor, (tx) => plan(tx, mail, read, where))
  const open = placed.files.filter(({ receiptNumber, code }) => !receiptNumber && !code)
  const take = (place: number, bytes: Buffer) => {
    const file = open.find((one) => one.place === place)
    return file ? takeFile({ ...actor, at: new Date(actor.at.getTime() + Date.now() - began) }, mail, where, placed.files, file, bytes) : Promise.resolve()
  }
  if (open.some(({ place }) => place === ofWords)) await take(ofWords, Buffer.from(where.words))
  const places = new Map(open.filter(({ place }) => place !== ofWords).map(({ place, size }) => [place, size]))
  if (places.size > 0) await eachFile(mail.storageKey, places, take)
  return placed
}

/** Decides once what goes where, and writes the note. */
async function plan(tx: Tx, mail: LoadedMail, read: ReadMail, { by: actor, caseId, words, visibility }: Where): Promise<Placed> {
  const which = { tenantId: actor.tenantId, id: mail.id }
  await tx.$executeRaw`SELECT 1 FROM "InboundMail" WHERE "tenantId" = ${which.tenantId}::uuid AND id = ${which.id}::uuid FOR UPDATE`
  const { files: before, noteId: noted } = await tx.inboundMail.findUniqueOrThrow({ where: { tenantId_id: which }, select: { files: true, noteId: true } })
  const held = await lockCase(tx, actor, caseId)
  const known = (before as PlacedFile[]).filter((file) => 'uploadId' in file)
  const itemId = known.length === 0 && actor.role === 'member' ? await onlyItemLeft(tx, actor, caseId) : null
  const long = [...words].length > longestNote
  const papers: Paper[] = [
    ...(long ? [{ place: ofWords, fileName: 'e-mail.txt', mediaType: 'text/plain', size: Buffer.byteLength(words) }] : []),
    ...read.files.filter(isPaper).map(({ inline: _, ...file }) => file),
  ]
  // files are sent when their mail came, which can decide a date of claim
  const begun = known.length > 0 ? [] : papers.map((paper) => ({ ...paper, itemId }))
  const uploadIds = await noteUploads(tx, { ...actor, at: mail.receivedAt }, held, begun)
  const fresh = begun.map((file, n) => ({ ...file, uploadId: uploadIds[n] ?? '', receiptNumber: null, code: null }))
  const files = known.length > 0 ? known : fresh
  const body = long ? `${[...words].slice(0, longestNote - 2).join('')} …` : words
  const noteId = noted ?? (words ? (await writeNote(tx, actor, { caseId, body, visibility })).noteId : null)
  // what an administrator put there is news for the case's technician, too
  if (actor.role !== 'member' && !noted && !isClosed(held.kind)) await changeCase(tx, actor, held, { hasMemberUpdates: true })
  await tx.inboundMail.updateMany({ where: which, data: { from: read.fromShown, subject: read.subject, files, noteId } })
  return { files, noteId }
}

async function onlyItemLeft(tx: Tx, actor: Actor, caseId: string): Promise<string | null> {
  const hold = await findOpenHold(tx, actor, caseId)
  const left = leftToSend(hold?.items ?? [])
  return left.length === 1 ? (left[0]?.id ?? null) : null
}

async function takeFile(actor: Actor, mail: LoadedMail, { caseId, visibility }: Where, files: PlacedFile[], file: PlacedFile, bytes: Buffer): Promise<void> {
  const { itemId, fileName, mediaType, uploadId } = file
  const byStaff = actor.role === 'member' ? {} : ({ kind: 'correspondence', visibility } as const)
  try {
    const { receiptNumber } = await receiveFile(actor, { caseId, itemId, ...byStaff, fileName, mediaType, bytes, uploadId })
    file.receiptNumber = receiptNumber
  } catch (error) {
    if (!(error instanceof DomainError) || !['invalid', 'conflict'].includes(error.code)) throw error
    const silent = error.reason === 'scanner_unavailable'
    if (silent && actor.at.getTime() - mail.receivedAt.getTime() < dayInMs) throw new Error('the scanner is silent; the files of a mail wait for it')
    file.code = error.reason
  }
  await writeFiles(actor, mail, files)
}

async function writeFiles({ tenantId }: Actor, { id }: LoadedMail, files: PlacedFile[]): Promise<void> {
  await transact({ tenantId }, (tx) => tx.inboundMail.updateMany({ where: { tenantId, id }, data: { files } }))
}

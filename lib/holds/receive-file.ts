import { createHash } from 'node:crypto'
import { type LockedCase, lockCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { atMost } from '@/lib/core/at-most'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { findPlace, type WishedPlace } from '@/lib/documents/find-place'
import { type KeptFile, keepFile } from '@/lib/documents/keep-file'
import { beginChecking, beginUpload, failUpload, failureCodeOf } from '@/lib/documents/uploads'
import { scanFile } from '@/lib/storage/clamd'
import { forgetFile, storeFile } from '@/lib/storage/disk-store'
import { namedAsKind } from '@/lib/storage/file-kinds'
import { isProgramName, safeFileName } from '@/lib/storage/file-name'
import { inspectApart } from '@/lib/storage/inspector'
import { answerHold } from './answer-hold'

export type SentFile = WishedPlace & {
  caseId: string
  fileName: string
  mediaType: string
  /** the file, or how to read it when its turn comes */
  bytes: Uint8Array | { size: number; read: () => Promise<Uint8Array> }
  uploadId?: string
}
export type Receipt = KeptFile & { fileName: string; findings: string[] }

/** A file did not make it for a fault of ours, which is its cause; its upload says so. */
export class OurFault extends Error {}

/** A file and what becomes of it are in memory while it is looked into: many small ones at once, or one large one. */
const inTurn = atMost(32 * 1024 * 1024, 'files')

/**
 * Takes a file: notes when it began, looks into it, scans it, keeps it encrypted, and lets the hold know, all told by a
 * receipt; a document of which it is the next version keeps those before. What is refused (`invalid`: empty, too_large,
 * dangerous, archive, infected, scanner_unavailable; or its place was accepted or went meanwhile) stays in the list of tries with why
 * and its time. The same upload twice answers with
 * the first receipt; one that was stopped is a `conflict`, `cancelled`; one that somebody else began, or for another case,
 * is `not_found`. Where it belongs is told as to `findPlace`. What breaks on our side (the disk is full, say) is noted as
 * `our_fault`, for its sender to send it again, and thrown as `OurFault`; the same upload may be tried again.
 */
export async function receiveFile(actor: Actor, file: SentFile): Promise<Receipt> {
  const { bytes, ...told } = file
  const size = bytes instanceof Uint8Array ? bytes.length : bytes.size
  const uploadId = file.uploadId ?? (await beginUpload(actor, { ...told, size })).uploadId
  await beginChecking(actor, uploadId)
  try {
    return await inTurn(size, async () => take(actor, file, uploadId, bytes instanceof Uint8Array ? bytes : await bytes.read()))
  } catch (error) {
    if (error instanceof DomainError) {
      await failUpload(actor, uploadId, failureCodeOf(error))
      throw error
    }
    await failUpload(actor, uploadId, 'our_fault')
    throw new OurFault('a file was not kept', { cause: error })
  }
}

async function take(actor: Actor, file: SentFile, uploadId: string, bytes: Uint8Array): Promise<Receipt> {
  const inspected = isProgramName(safeFileName(file.fileName)) ? { refused: 'dangerous' as const } : await inspectApart(bytes)
  const scan = inspected.refused ? 'clean' : await scanFile(bytes)
  const refusal = inspected.refused ?? (scan === 'infected' ? 'infected' : scan === 'unavailable' ? 'scanner_unavailable' : null)
  if (refusal || inspected.refused) throw new DomainError('invalid', refusal ?? 'dangerous', {}, { fileName: safeFileName(file.fileName) })
  const storageKey = newId()
  await storeFile(storageKey, inspected.bytes)
  const sha256 = createHash('sha256').update(inspected.bytes).digest('hex')
  const fileName = namedAsKind(file.fileName, inspected.mediaType)
  try {
    return await transact(actor, async (tx) => {
      const held = await lockCase(tx, actor, file.caseId)
      if (file.uploadId) await demandOwnUpload(tx, actor, held, file.uploadId)
      const before = await tx.documentVersion.findUnique({ where: { tenantId_uploadId: { tenantId: actor.tenantId, uploadId } } })
      if (before) {
        await forgetFile(storageKey)
        return {
          versionId: before.id,
          documentId: before.documentId,
          version: before.number,
          receiptNumber: before.receiptNumber,
          fileName: before.fileName,
          findings: [],
        }
      }
      const place = await findPlace(tx, actor, held, file)
      const kept = await keepFile(tx, actor, held, place, {
        uploadId,
        fileName,
        size: inspected.bytes.length,
        mediaType: inspected.mediaType,
        sha256,
        storageKey,
        findings: inspected.findings.map((code) => ({ code })),
        pages: inspected.pages,
      })
      if (actor.role === 'member') await answerHold(tx, actor, held, { itemId: place.item?.id ?? null })
      return { ...kept, fileName, findings: inspected.findings }
    })
  } catch (error) {
    // after a broken connection nobody knows whether the rows were written: then the bytes stay
    if (error instanceof DomainError) await forgetFile(storageKey)
    throw error
  }
}

async function demandOwnUpload(tx: Tx, actor: Actor, held: LockedCase, uploadId: string): Promise<void> {
  const own = await tx.upload.findFirst({ where: { tenantId: actor.tenantId, id: uploadId, userId: actor.userId, caseId: held.id }, select: { id: true } })
  if (!own) throw new DomainError('not_found', 'upload')
}

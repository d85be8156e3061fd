import type { LockedCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { newReceiptNumber } from '@/lib/core/receipt'
import type { Tx } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { documentUploaded } from './events'

export type KeptFile = { versionId: string; documentId: string; receiptNumber: string }

type File = {
  uploadId: string | null
  itemId: string | null
  item: string | null
  fileName: string
  size: number
  mediaType: string
  sha256: string
  storageKey: string
  findings: { code: string }[]
  pages: number | null
}

/**
 * Writes the rows of a file whose bytes are stored: document, first version with its receipt, upload, event. One whose
 * sender stopped it meanwhile is a `conflict`, `cancelled`.
 */
export async function keepFile(tx: Tx, actor: Actor, held: LockedCase, file: File): Promise<KeptFile> {
  const documentId = newId()
  const versionId = newId()
  const receiptNumber = newReceiptNumber()
  const byMember = actor.role === 'member'
  await tx.document.create({
    data: {
      id: documentId,
      tenantId: actor.tenantId,
      caseId: held.id,
      itemId: file.itemId,
      kind: byMember ? 'member_upload' : 'other',
      name: file.fileName,
      createdAt: actor.at,
    },
    select: { id: true },
  })
  await tx.documentVersion.create({
    data: {
      id: versionId,
      tenantId: actor.tenantId,
      documentId,
      number: 1,
      uploadId: file.uploadId,
      uploadedById: actor.userId,
      fileName: file.fileName,
      size: file.size,
      mediaType: file.mediaType,
      sha256: file.sha256,
      storageKey: file.storageKey,
      receiptNumber,
      findings: file.findings,
      pages: file.pages,
      receivedAt: actor.at,
    },
    select: { id: true },
  })
  if (file.uploadId) {
    const { count } = await tx.upload.updateMany({
      where: { tenantId: actor.tenantId, id: file.uploadId, state: { not: 'cancelled' } },
      data: { state: 'received', endedAt: actor.at, failureCode: null, fileKey: null },
    })
    if (count === 0) throw new DomainError('conflict', 'cancelled')
  }
  await recordEvent(
    tx,
    actor,
    documentUploaded(
      { caseId: held.id, personId: held.memberId },
      { number: held.number, documentId, versionId, fileName: file.fileName, itemId: file.itemId, item: file.item, receiptNumber, byMember },
    ),
  )
  return { versionId, documentId, receiptNumber }
}

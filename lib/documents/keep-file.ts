import type { LockedCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { newReceiptNumber } from '@/lib/core/receipt'
import type { Tx } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { documentUploaded } from './events'
import type { Place } from './find-place'

export type KeptFile = { versionId: string; documentId: string; version: number; receiptNumber: string }

type File = {
  uploadId: string | null
  fileName: string
  size: number
  mediaType: string
  sha256: string
  storageKey: string
  findings: { code: string }[]
  pages: number | null
}

/**
 * Writes the rows of a file whose bytes are stored, on a case that is locked: its document, or the one it is the next
 * version of, the version with its receipt, upload, event. What came before it stays. One whose sender stopped it
 * meanwhile is a `conflict`, `cancelled`.
 */
export async function keepFile(tx: Tx, actor: Actor, held: LockedCase, { item, document, kind, visibility }: Place, file: File): Promise<KeptFile> {
  const { tenantId } = actor
  const documentId = document?.id ?? newId()
  const version = document?.nextVersion ?? 1
  const versionId = newId()
  const receiptNumber = newReceiptNumber()
  if (document) await tx.document.updateMany({ where: { tenantId, id: documentId }, data: { name: file.fileName } })
  else {
    await tx.document.create({
      data: { id: documentId, tenantId, caseId: held.id, itemId: item?.id ?? null, kind, visibility, name: file.fileName, createdAt: actor.at },
      select: { id: true },
    })
  }
  await tx.documentVersion.create({
    data: { ...file, id: versionId, tenantId, documentId, number: version, uploadedById: actor.userId, receiptNumber, receivedAt: actor.at },
    select: { id: true },
  })
  if (file.uploadId) {
    const { count } = await tx.upload.updateMany({
      where: { tenantId, id: file.uploadId, state: { not: 'cancelled' } },
      data: { state: 'received', endedAt: actor.at, failureCode: null },
    })
    if (count === 0) throw new DomainError('conflict', 'cancelled')
  }
  await recordEvent(
    tx,
    actor,
    documentUploaded(
      { caseId: held.id, personId: held.memberId },
      {
        number: held.number,
        documentId,
        versionId,
        version,
        fileName: file.fileName,
        itemId: item?.id ?? null,
        item: item?.name ?? null,
        receiptNumber,
        visibility,
        byMember: actor.role === 'member',
      },
    ),
  )
  return { versionId, documentId, version, receiptNumber }
}

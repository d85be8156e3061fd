import { demand } from '@/lib/access/demand'
import { lockCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { safeFileName } from '@/lib/storage/file-name'
import { uploadFailed } from './events'

export type BeginUpload = { caseId: string; itemId: string | null; fileName: string; size: number; mediaType: string }

/**
 * Notes that a person began to send a file: when, which, for what. The row stays whatever becomes of it, since the time
 * of the first try can decide a date of claim. An item of another case is `not_found`.
 */
export async function beginUpload(actor: Actor, { caseId, itemId, fileName, size, mediaType }: BeginUpload): Promise<{ uploadId: string }> {
  demand(actor, 'document.add')
  return transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    if (itemId) {
      const item = await tx.requestedItem.findFirst({ where: { tenantId: actor.tenantId, id: itemId, hold: { caseId: held.id } }, select: { id: true } })
      if (!item) throw new DomainError('not_found', 'item')
    }
    const uploadId = newId()
    await tx.upload.create({
      data: {
        id: uploadId,
        tenantId: actor.tenantId,
        caseId,
        itemId,
        userId: actor.userId,
        fileName: safeFileName(fileName),
        size,
        mediaType: mediaType.slice(0, 100),
        beganAt: actor.at,
      },
      select: { id: true },
    })
    return { uploadId }
  })
}

/** Notes that a file did not make it, and why in a stable word. One that arrived is left alone. */
export async function failUpload(actor: Actor, uploadId: string, code: string): Promise<void> {
  await transact(actor, async (tx) => {
    const { count } = await tx.upload.updateMany({
      where: { tenantId: actor.tenantId, id: uploadId, state: { in: ['sending', 'checking'] } },
      data: { state: code === 'cancelled' ? 'cancelled' : 'failed', failureCode: code, endedAt: actor.at },
    })
    if (count === 0) return
    const upload = await tx.upload.findFirstOrThrow({
      where: { tenantId: actor.tenantId, id: uploadId },
      select: { caseId: true, case: { select: { number: true } } },
    })
    await recordEvent(tx, actor, uploadFailed({ caseId: upload.caseId, personId: actor.userId }, { number: upload.case.number, uploadId, code }))
  })
}

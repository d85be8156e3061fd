import { createHash } from 'node:crypto'
import { demand } from '@/lib/access/demand'
import { lockCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { keepable } from '@/lib/core/text'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { safeFileName } from '@/lib/storage/file-name'
import { uploadFailed } from './events'

export type BeginUpload = {
  caseId: string
  itemId: string | null
  fileName: string
  size: number
  mediaType: string
  /** what this very file is known by, so that a new try goes on with the first one's row and bytes */
  resumeKey?: string
}

/**
 * Notes that a person began to send a file: when, which, for what. The row stays whatever becomes of it, since the time
 * of the first try can decide a date of claim. The same file begun again while it is being sent is the same upload.
 * An item of another case is `not_found`.
 */
export async function beginUpload(actor: Actor, { caseId, itemId, fileName, size, mediaType, resumeKey }: BeginUpload): Promise<{ uploadId: string }> {
  demand(actor, 'document.add')
  return transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    if (itemId) {
      const item = await tx.requestedItem.findFirst({ where: { tenantId: actor.tenantId, id: itemId, hold: { caseId: held.id } }, select: { id: true } })
      if (!item) throw new DomainError('not_found', 'item')
    }
    const fileKey = resumeKey ? wholeKey(actor, { caseId, itemId, fileName, size, resumeKey }) : null
    // nobody else begins one meanwhile: the case is locked
    const before = fileKey && (await tx.upload.findFirst({ where: { tenantId: actor.tenantId, fileKey, state: 'sending' }, select: { id: true } }))
    if (before) return { uploadId: before.id }
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
        mediaType: keepable(mediaType).slice(0, 100),
        fileKey,
        beganAt: actor.at,
      },
      select: { id: true },
    })
    return { uploadId }
  })
}

/**
 * Notes that a file one began to send did not make it, and why in a stable word. One that arrived is left alone; one that
 * somebody else began is `not_found`.
 */
export async function failUpload(actor: Actor, uploadId: string, code: string): Promise<void> {
  await transact(actor, async (tx) => {
    const mine = { tenantId: actor.tenantId, id: uploadId, userId: actor.userId }
    const upload = await tx.upload.findFirst({ where: mine, select: { caseId: true, case: { select: { number: true } } } })
    if (!upload) throw new DomainError('not_found', 'upload')
    const { count } = await tx.upload.updateMany({
      where: { ...mine, state: { in: ['sending', 'checking'] } },
      data: { state: code === 'cancelled' ? 'cancelled' : 'failed', failureCode: code, fileKey: null, endedAt: actor.at },
    })
    if (count === 0) return
    await recordEvent(tx, actor, uploadFailed({ caseId: upload.caseId, personId: actor.userId }, { number: upload.case.number, uploadId, code }))
  })
}

function wholeKey(actor: Actor, parts: Record<string, unknown>): string {
  return createHash('sha256')
    .update(JSON.stringify([actor.tenantId, actor.userId, parts]))
    .digest('base64url')
}

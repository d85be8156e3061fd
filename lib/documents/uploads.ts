import { createHash } from 'node:crypto'
import { demand } from '@/lib/access/demand'
import { type LockedCase, lockCase } from '@/lib/cases/lock-case'
import { mostInAnHour } from '@/lib/cases/rules'
import type { Actor } from '@/lib/core/actor'
import { dayInMs, hourInMs } from '@/lib/core/clock'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { keepable } from '@/lib/core/text'
import type { Prisma } from '@/lib/db/client'
import type { UploadState } from '@/lib/db/generated/enums'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { safeFileName } from '@/lib/storage/file-name'
import { uploadFailed } from './events'
import { findPlace, type WishedPlace } from './find-place'

export type BeginUpload = WishedPlace & {
  caseId: string
  fileName: string
  size: number
  mediaType: string
  /** what this very file is known by, so that a new try goes on with the first one's row and bytes */
  resumeKey?: string
}

/**
 * Notes that a person began to send a file: when, which, for what. The row stays whatever becomes of it, since the time
 * of the first try can decide a date of claim. The same file begun again while it is being sent is the same upload, and
 * so is one that came whole within the day and stands as it came: its sender lost the answer. What `findPlace` refuses
 * is refused here, and so are more than 300 of one person for one case within an hour (`rate_limited`, `too_many_files`).
 */
export async function beginUpload(actor: Actor, { caseId, fileName, size, mediaType, resumeKey, ...place }: BeginUpload): Promise<{ uploadId: string }> {
  demand(actor, 'document.add')
  return transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, caseId)
    const fileKey = resumeKey ? fileKeyOf(actor, { caseId, ...place, fileName: keepable(fileName), size, resumeKey }) : null
    // nobody else begins one meanwhile: the case is locked
    const before = fileKey ? await findBefore(tx, actor, fileKey) : null
    if (before?.stands) return { uploadId: before.id }
    const { item } = await findPlace(tx, actor, held, place)
    if (before?.onItsWay) return { uploadId: before.id }
    if (before) await tx.upload.updateMany({ where: { tenantId: actor.tenantId, id: before.id }, data: { fileKey: null } })
    await demandCalm(tx, actor, caseId)
    const uploadId = newId()
    await tx.upload.create({
      data: {
        id: uploadId,
        tenantId: actor.tenantId,
        caseId,
        itemId: item?.id ?? null,
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

async function demandCalm(tx: Tx, { tenantId, userId, at }: Actor, caseId: string): Promise<void> {
  const since = new Date(at.getTime() - hourInMs)
  const begun = await tx.upload.count({ where: { tenantId, caseId, userId, beganAt: { gt: since } }, take: mostInAnHour.files })
  if (begun >= mostInAnHour.files) throw new DomainError('rate_limited', 'too_many_files')
}

/** How long a try is waited for, and a file that came whole is answered with its first receipt, in milliseconds. */
export const uploadLives = dayInMs

/**
 * The upload that was begun for the very same file before: whether it is still on its way, and whether the file came whole
 * within the day and stands as it came, neither sent back nor followed by a newer version.
 */
async function findBefore(tx: Tx, actor: Actor, fileKey: string): Promise<{ id: string; onItsWay: boolean; stands: boolean } | null> {
  const upload = await tx.upload.findFirst({
    where: { tenantId: actor.tenantId, fileKey },
    select: {
      id: true,
      state: true,
      versions: {
        where: { receivedAt: { gt: new Date(actor.at.getTime() - uploadLives) } },
        select: {
          number: true,
          receivedAt: true,
          document: {
            select: { item: { select: { returnedAt: true } }, versions: { select: { number: true }, orderBy: { number: 'desc' }, take: 1 } },
          },
        },
      },
    },
  })
  if (!upload) return null
  const stands = upload.versions.some(({ number, receivedAt, document: { item, versions } }) => {
    const sentBack = item?.returnedAt ? item.returnedAt >= receivedAt : false
    return !sentBack && versions[0]?.number === number
  })
  return { id: upload.id, onItsWay: upload.state === 'sending' || upload.state === 'checking', stands }
}

type KnownFile = { itemId: string | null; fileName: string; size: number; mediaType: string }

/** The same for files that are there already, in a transaction that does more: of a case that is locked, and of its own items. */
export async function noteUploads(tx: Tx, actor: Actor, held: LockedCase, files: KnownFile[]): Promise<string[]> {
  demand(actor, 'document.add')
  const rows = files.map(({ itemId, fileName, size, mediaType }) => ({
    id: newId(),
    tenantId: actor.tenantId,
    caseId: held.id,
    itemId,
    userId: actor.userId,
    fileName: safeFileName(fileName),
    size,
    mediaType: keepable(mediaType).slice(0, 100),
    beganAt: actor.at,
  }))
  await tx.upload.createMany({ data: rows })
  return rows.map(({ id }) => id)
}

/**
 * Notes that all of a file one began to send came and is being looked into. Again is harmless, and so is a try that was
 * given up as interrupted, or broke on our side: it came after all. One that was stopped is a `conflict`, `cancelled`; one that somebody else
 * began is `not_found`.
 */
export async function beginChecking(actor: Actor, uploadId: string): Promise<void> {
  await transact(actor, async (tx) => {
    const { state } = await lockOwnUpload(tx, actor, uploadId)
    if (state === 'cancelled') throw new DomainError('conflict', 'cancelled')
    await tx.upload.updateMany({
      where: { tenantId: actor.tenantId, id: uploadId, OR: [{ state: 'sending' }, { failureCode: { in: ['interrupted', 'our_fault'] } }] },
      data: { state: 'checking', failureCode: null, endedAt: null },
    })
  })
}

/**
 * Notes that a file one began to send did not make it, and why in a stable word. One that arrived is left alone; one that
 * somebody else began is `not_found`.
 */
export async function failUpload(actor: Actor, uploadId: string, code: string): Promise<void> {
  await transact(actor, async (tx) => {
    await lockOwnUpload(tx, actor, uploadId)
    await endUploads(tx, actor, { id: uploadId }, 'failed', code)
  })
}

/** The stable word for why a file was not kept, for its try and for its sender. */
export function failureCodeOf({ code, reason }: DomainError): string {
  return code === 'not_found' || code === 'gone' ? 'gone' : reason
}

async function lockOwnUpload(tx: Tx, actor: Actor, uploadId: string): Promise<{ state: UploadState }> {
  const [upload] = await tx.$queryRaw<{ state: UploadState }[]>`SELECT state::text AS state FROM "Upload"
    WHERE "tenantId" = ${actor.tenantId}::uuid AND id = ${uploadId}::uuid AND "userId" = ${actor.userId}::uuid FOR UPDATE`
  if (!upload) throw new DomainError('not_found', 'upload')
  return upload
}

/** Ends tries that are on their way (1,000 at most), each with its event; the time it began stays. Answers which ended. */
export async function endUploads(tx: Tx, actor: Actor, which: Prisma.UploadWhereInput, state: 'failed' | 'cancelled', code: string): Promise<string[]> {
  const ended = await tx.upload.updateManyAndReturn({
    where: { ...which, tenantId: actor.tenantId, state: { in: ['sending', 'checking'] } },
    data: { state, failureCode: code, fileKey: null, endedAt: actor.at },
    select: { id: true, caseId: true, userId: true, fileName: true, case: { select: { number: true } } },
    limit: 1000,
  })
  for (const { id, caseId, userId, fileName, case: about } of ended)
    await recordEvent(tx, actor, uploadFailed({ caseId, personId: userId }, { number: about.number, uploadId: id, fileName, code }))
  return ended.map(({ id }) => id)
}

/** What a file of a person, sent to one place as one thing, is known by when it is begun again. */
export function fileKeyOf(
  actor: Pick<Actor, 'tenantId' | 'userId'>,
  { caseId, itemId, documentId = null, kind = null, visibility = null, fileName, size, resumeKey }: Omit<BeginUpload, 'mediaType'>,
): string {
  return createHash('sha256')
    .update(JSON.stringify([actor.tenantId, actor.userId, { caseId, itemId, documentId, kind, visibility, fileName, size, resumeKey }]))
    .digest('base64url')
}

import { readableCases } from '@/lib/access/case-scope'
import { demand } from '@/lib/access/demand'
import { type Actor, isStaff } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { readStoredFile } from '@/lib/storage/disk-store'
import { namedAsKind, servedKind } from '@/lib/storage/file-kinds'
import { documentViewed } from './events'

export type OpenedDocument = { bytes: Buffer; fileName: string; mediaType: string }

/**
 * The bytes of a version for whoever may see its case; anybody else's is not found, and so is what staff keep to
 * themselves for a member, and a deleted case's for who may not restore it. Its name ends as what it is, so that no double
 * click runs it, also where it was kept under another. Every fetch is in the trail.
 */
export async function openDocument(actor: Actor, versionId: string): Promise<OpenedDocument> {
  demand(actor, 'document.read')
  if (!isId(versionId)) throw new DomainError('not_found', 'document')
  const version = await transact(actor, async (tx) => {
    const found = await tx.documentVersion.findFirst({
      where: {
        tenantId: actor.tenantId,
        id: versionId,
        document: { case: readableCases(actor), ...(actor.role === 'member' ? { visibility: 'shared' } : {}) },
      },
      include: { document: { select: { caseId: true, case: { select: { number: true, memberId: true } } } } },
    })
    if (!found) throw new DomainError('not_found', 'document')
    if (isStaff(actor) && !found.firstViewedAt) {
      await tx.documentVersion.updateMany({ where: { tenantId: actor.tenantId, id: versionId, firstViewedAt: null }, data: { firstViewedAt: actor.at } })
    }
    await recordEvent(
      tx,
      actor,
      documentViewed(
        { caseId: found.document.caseId, personId: found.document.case.memberId },
        { number: found.document.case.number, documentId: found.documentId, versionId, fileName: found.fileName },
      ),
    )
    return found
  })
  const { fileName, mediaType } = version
  return { bytes: await readStoredFile(version.storageKey), fileName: namedAsKind(fileName, mediaType), mediaType: servedKind(mediaType) }
}

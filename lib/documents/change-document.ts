import { demand } from '@/lib/access/demand'
import { lockCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { documentChanged } from './events'
import type { ChangeDocument } from './schema'

/**
 * Says what a document is and who may see it. What a member sent stays theirs to see (`conflict`, `members_own`). The same
 * again changes nothing; a document of a case one may not see is `not_found`.
 */
export async function changeDocument(actor: Actor, { documentId, kind, visibility }: ChangeDocument): Promise<void> {
  demand(actor, 'document.classify')
  const { tenantId } = actor
  await transact(actor, async (tx) => {
    const about = await tx.document.findFirst({ where: { tenantId, id: documentId }, select: { caseId: true } })
    if (!about) throw new DomainError('not_found', 'document')
    const held = await lockCase(tx, actor, about.caseId)
    const { name, versions, ...was } = await tx.document.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: documentId } },
      select: { kind: true, visibility: true, name: true, versions: { where: { number: 1 }, select: { uploadedById: true } } },
    })
    if (was.kind === kind && was.visibility === visibility) return
    if (visibility === 'internal' && versions[0]?.uploadedById === held.memberId) throw new DomainError('conflict', 'members_own')
    await tx.document.updateMany({ where: { tenantId, id: documentId }, data: { kind, visibility } })
    await recordEvent(
      tx,
      actor,
      documentChanged({ caseId: held.id, personId: held.memberId }, { number: held.number, documentId, fileName: name, was, kind, visibility }),
    )
  })
}

import { demand } from '@/lib/access/demand'
import type { LockedCase } from '@/lib/cases/lock-case'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import type { DocumentKind, Visibility } from '@/lib/db/generated/enums'
import type { Tx } from '@/lib/db/transact'

/** What a sender says of where a file belongs; without a word it is a paper of its own on the case. */
export type WishedPlace = {
  /** a paper that was asked for */
  itemId: string | null
  /** the document whose next version it is */
  documentId?: string | null
  /** what a document of the staff is, and who may see it */
  kind?: DocumentKind | null
  visibility?: Visibility | null
}
export type Place = {
  item: { id: string; name: string } | null
  /** null for a document that begins with this file */
  document: { id: string; nextVersion: number } | null
  kind: DocumentKind
  visibility: Visibility
}

/**
 * Finds where a file belongs on a case that is locked. An item or a document of another case is `not_found`. A member adds
 * versions to what they sent themselves, until it is accepted (`conflict`, `item_accepted`); what they send is theirs to see.
 * What a document is and who sees it, only staff may say (`forbidden`); their own is for staff alone when they do not.
 */
export async function findPlace(tx: Tx, actor: Actor, held: LockedCase, { itemId, documentId, kind, visibility }: WishedPlace): Promise<Place> {
  if (kind || visibility) demand(actor, 'document.classify')
  const { tenantId } = actor
  if (!documentId) {
    const item = itemId
      ? await tx.requestedItem.findFirst({ where: { tenantId, id: itemId, hold: { caseId: held.id } }, select: { id: true, name: true } })
      : null
    if (itemId && !item) throw new DomainError('not_found', 'item')
    const byMember = actor.role === 'member'
    return { item, document: null, kind: byMember ? 'member_upload' : (kind ?? 'other'), visibility: byMember ? 'shared' : (visibility ?? 'internal') }
  }
  const own = actor.role === 'member' ? ({ visibility: 'shared', versions: { some: { number: 1, uploadedById: actor.userId } } } as const) : {}
  const found = await tx.document.findFirst({
    where: { tenantId, id: documentId, caseId: held.id, ...(itemId ? { itemId } : {}), ...own },
    select: {
      kind: true,
      visibility: true,
      item: { select: { id: true, name: true, state: true } },
      versions: { select: { number: true }, orderBy: { number: 'desc' }, take: 1 },
    },
  })
  if (!found) throw new DomainError('not_found', 'document')
  const { item, versions } = found
  if (actor.role === 'member' && item?.state === 'accepted') throw new DomainError('conflict', 'item_accepted')
  return {
    item: item && { id: item.id, name: item.name },
    document: { id: documentId, nextVersion: (versions[0]?.number ?? 0) + 1 },
    kind: found.kind,
    visibility: found.visibility,
  }
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { noteAdded } from './events'
import { changeCase, lockCase } from './lock-case'
import { isClosed } from './rules'
import type { AddNote } from './schema'

/**
 * Adds a note. A member's is always shared with staff, marks the case as having news and tells its technician;
 * on a closed case it is kept all the same. An internal note is never shown to a member.
 */
export async function addNote(actor: Actor, note: AddNote): Promise<{ noteId: string }> {
  return transact(actor, (tx) => writeNote(tx, actor, note))
}

/** The same inside a transaction that does more. */
export async function writeNote(tx: Tx, actor: Actor, { caseId, body, visibility }: AddNote): Promise<{ noteId: string }> {
  const byMember = actor.role === 'member'
  if (byMember && visibility !== 'shared') throw new DomainError('forbidden', 'note.internal')
  demand(actor, visibility === 'internal' ? 'note.internal' : 'note.shared')
  const held = await lockCase(tx, actor, caseId)
  const noteId = newId()
  await tx.caseNote.create({
    data: { id: noteId, tenantId: actor.tenantId, caseId, authorId: actor.userId, visibility, body, createdAt: actor.at },
    select: { id: true },
  })
  if (byMember && !isClosed(held.kind)) await changeCase(tx, actor, held, { hasMemberUpdates: true })
  await recordEvent(tx, actor, noteAdded({ caseId, personId: held.memberId }, { number: held.number, noteId, visibility, byMember }))
  return { noteId }
}

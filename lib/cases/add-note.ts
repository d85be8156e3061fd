import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { hourInMs } from '@/lib/core/clock'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { noteAdded } from './events'
import { changeCase, lockCase } from './lock-case'
import { isClosed, mostInAnHour } from './rules'
import type { AddNote } from './schema'

/**
 * Adds a note. A member's is always shared with staff, marks the case as having news and tells its technician;
 * on a closed case it is kept all the same. An internal note is never shown to a member. More than 60 of a member's on one case
 * within an hour are `rate_limited`, `too_many_notes`.
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
  if (byMember) await demandCalm(tx, actor, caseId)
  const noteId = newId()
  await tx.caseNote.create({
    data: { id: noteId, tenantId: actor.tenantId, caseId, authorId: actor.userId, visibility, body, createdAt: actor.at },
    select: { id: true },
  })
  if (byMember && !isClosed(held.kind)) await changeCase(tx, actor, held, { hasMemberUpdates: true })
  await recordEvent(tx, actor, noteAdded({ caseId, personId: held.memberId }, { number: held.number, noteId, visibility, byMember }))
  return { noteId }
}

async function demandCalm(tx: Tx, { tenantId, userId, at }: Actor, caseId: string): Promise<void> {
  const since = new Date(at.getTime() - hourInMs)
  const notes = await tx.caseNote.count({ where: { tenantId, caseId, authorId: userId, createdAt: { gt: since } }, take: mostInAnHour.notes })
  if (notes >= mostInAnHour.notes) throw new DomainError('rate_limited', 'too_many_notes')
}

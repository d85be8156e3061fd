import { demand } from '@/lib/access/demand'
import { changeCase, type LockedCase, lockCase } from '@/lib/cases/lock-case'
import { demandTransition } from '@/lib/cases/transitions'
import type { Actor } from '@/lib/core/actor'
import { localDay } from '@/lib/core/clock'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseHeld } from './events'
import { respondByProblem } from './rules'
import type { ItemForm, PlaceHold } from './schema'

/**
 * Puts a case on hold and tells the member why: status, hold, requested items, audit event and the job that tells
 * everyone are one transaction. The same `requestKey` again answers with the hold it made, so a double click makes
 * one; for another case it is a `conflict`. Whoever comes second reads who was first (`conflict`, `already_on_hold`). A
 * status that leads to no hold is a `conflict` that names what is allowed; a date before today or over a year ahead is
 * `invalid`.
 */
export async function placeHold(actor: Actor, form: PlaceHold): Promise<{ holdId: string }> {
  demand(actor, 'hold.place')
  return transact(actor, async (tx) => {
    const held = await lockCase(tx, actor, form.caseId)
    const same = form.requestKey ? await findByRequestKey(tx, actor, form.requestKey) : null
    if (same && same.caseId !== held.id) throw new DomainError('conflict', 'request_key')
    if (same) return { holdId: same.id }
    if (held.kind === 'hold') throw await whoWasFirst(tx, actor, held)
    demandDay(form.respondByOn, localDay(actor.at, held.tenantZone))
    const status = await demandTransition(tx, actor, held, { kind: 'hold', prefer: 'on_hold' })

    const holdId = newId()
    await tx.hold.create({
      data: {
        id: holdId,
        tenantId: actor.tenantId,
        caseId: held.id,
        openCaseId: held.id,
        reason: form.reason,
        translations: withoutBlanks(form.translations),
        waitingFor: form.waitingFor,
        respondByOn: form.respondByOn ? new Date(form.respondByOn) : null,
        templateCode: form.templateCode,
        fromStatus: held.statusCode,
        placedById: actor.userId,
        placedAt: actor.at,
        requestKey: form.requestKey,
      },
      select: { id: true },
    })
    await addItems(tx, actor, holdId, form.items)
    await changeCase(tx, actor, held, { statusCode: status.code, kind: 'hold', readyForReviewAt: null })
    await recordEvent(
      tx,
      actor,
      caseHeld(
        { caseId: held.id, personId: held.memberId },
        {
          number: held.number,
          holdId,
          reason: form.reason,
          waitingFor: form.waitingFor,
          respondByOn: form.respondByOn,
          fromStatus: held.statusCode,
          items: form.items.map((item) => item.name),
        },
      ),
    )
    return { holdId }
  })
}

/** Adds requested items behind those a hold already has. */
export async function addItems(tx: Tx, actor: Actor, holdId: string, items: ItemForm[], from = 0): Promise<string[]> {
  const rows = items.map((item, index) => ({
    ...item,
    translations: withoutBlanks(item.translations),
    id: newId(),
    tenantId: actor.tenantId,
    holdId,
    position: from + index,
  }))
  if (rows.length > 0) await tx.requestedItem.createMany({ data: rows })
  return rows.map((row) => row.id)
}

function findByRequestKey(tx: Tx, actor: Actor, requestKey: string) {
  return tx.hold.findUnique({ where: { tenantId_requestKey: { tenantId: actor.tenantId, requestKey } }, select: { id: true, caseId: true } })
}

async function whoWasFirst(tx: Tx, actor: Actor, held: LockedCase): Promise<DomainError> {
  const first = await tx.hold.findUnique({
    where: { tenantId_openCaseId: { tenantId: actor.tenantId, openCaseId: held.id } },
    select: { placedAt: true, placedBy: { select: { name: true } } },
  })
  return new DomainError('conflict', 'already_on_hold', {}, first ? { by: first.placedBy.name, at: first.placedAt.toISOString() } : {})
}

function demandDay(day: string | null, today: string): void {
  const problem = day && respondByProblem(day, today)
  if (problem) throw new DomainError('invalid', 'fields', { respondByOn: problem })
}

/** Languages in which nothing was written are left out. */
export function withoutBlanks<W extends Record<string, string>>(translations: Partial<Record<string, W>>): Record<string, W> {
  const written = Object.entries(translations).filter((entry): entry is [string, W] => Object.values(entry[1] ?? {}).some(Boolean))
  return Object.fromEntries(written)
}

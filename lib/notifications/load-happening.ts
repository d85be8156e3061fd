import type { LocalText } from '@/lib/core/locale'
import type { Tx } from '@/lib/db/transact'
import type { Happening } from './kinds/kind'

export type ToldEvent = {
  id: string
  type: string
  details: unknown
  actorId: string | null
  actorRole: string
  actorName: string
  caseId: string | null
}

/** Reads what an event speaks of, as far as a kind needs it to choose its audience and its words. */
export async function loadHappening(tx: Tx, tenantId: string, event: ToldEvent): Promise<Happening> {
  const details = (event.details ?? {}) as Record<string, unknown>
  const about = event.caseId ? await findCase(tx, tenantId, event.caseId) : null
  const hold = typeof details.holdId === 'string' ? await findHold(tx, tenantId, details.holdId) : null
  const item = typeof details.itemId === 'string' ? await findItem(tx, tenantId, details.itemId) : null
  return {
    type: event.type,
    details,
    actorId: event.actorId,
    actorRole: event.actorRole,
    actorName: event.actorName,
    case: about,
    hold: hold && {
      id: hold.id,
      reason: inAllLanguages(hold.reason, hold.translations, 'reason'),
      waitingFor: hold.waitingFor,
      respondByOn: hold.respondByOn?.toISOString().slice(0, 10) ?? null,
    },
    item: item && {
      id: item.id,
      name: inAllLanguages(item.name, item.translations, 'name'),
      message: inAllLanguages(item.returnMessage ?? '', item.returnTranslations, 'message'),
      code: item.returnCode,
    },
  }
}

/** A text and its translations, {"es": {"reason": "…"}}, as one text by language. What was typed stands for English. */
export function inAllLanguages(typed: string, translations: unknown, field: string): LocalText {
  const others = Object.entries((translations ?? {}) as Record<string, Record<string, string> | undefined>)
  const written = others.flatMap(([locale, words]) => (words?.[field] ? [[locale, words[field]]] : []))
  return { en: typed, ...Object.fromEntries(written) } as LocalText
}

function findCase(tx: Tx, tenantId: string, id: string) {
  return tx.case.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: { id: true, number: true, memberId: true, technicianId: true },
  })
}

function findHold(tx: Tx, tenantId: string, id: string) {
  return tx.hold.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: { id: true, reason: true, translations: true, waitingFor: true, respondByOn: true },
  })
}

function findItem(tx: Tx, tenantId: string, id: string) {
  return tx.requestedItem.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: { id: true, name: true, translations: true, returnMessage: true, returnTranslations: true, returnCode: true },
  })
}

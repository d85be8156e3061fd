import type { LocalText } from '@/lib/core/locale'
import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'
import type { Happening } from './kinds/kind'

type Translations = Record<string, Record<string, string> | undefined>
type Row = Omit<Happening, 'hold' | 'item'> & {
  id: string
  caseId: string | null
  requestId: string
  depth: number
  hold: { id: string; reason: string; translations: Translations; waitingFor: string; respondByOn: string | null } | null
  item: {
    id: string
    name: string
    translations: Translations
    returnMessage: string | null
    returnTranslations: Translations
    returnCode: string | null
  } | null
}

/** An event as the trail keeps it, with what it speaks of as far as a kind needs it to choose its audience and words. */
export type ToldEvent = { id: string; happening: Happening; caseId: string | null; requestId: string; depth: number }

/**
 * Who of the staff hears of a case `c`: its technician; without one who can sign in whoever has it on hold, else the heads of its
 * department, else the administrators. Somebody always hears what a member sends.
 */
const hearers = Prisma.sql`coalesce(
          (SELECT json_agg(u.id) FROM "User" u WHERE u."tenantId" = c."tenantId" AND u.id = c."technicianId" AND u."disabledAt" IS NULL),
          (SELECT json_agg(u.id) FROM "Hold" o JOIN "User" u ON u."tenantId" = o."tenantId" AND u.id = o."placedById" AND u."disabledAt" IS NULL AND u.role <> 'member'
            WHERE o."tenantId" = c."tenantId" AND o."openCaseId" = c.id),
          (SELECT json_agg(u.id) FROM "User" u WHERE u."tenantId" = c."tenantId" AND u.role = 'department_head' AND u."departmentId" = c."departmentId" AND u."disabledAt" IS NULL),
          (SELECT json_agg(u.id) FROM "User" u WHERE u."tenantId" = c."tenantId" AND u.role = 'administrator' AND u."disabledAt" IS NULL))`

/** Reads events and what they speak of in one statement, oldest first. */
export async function loadHappenings(tx: Tx, tenantId: string, eventIds: string[]): Promise<ToldEvent[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.id, e.type, e.details, e."actorId", e."actorRole", e."actorName", e."caseId", e."requestId", e.depth,
      CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'number', c.number, 'memberId', c."memberId",
        'hearers', ${hearers}) END AS "case",
      CASE WHEN h.id IS NOT NULL THEN json_build_object('id', h.id, 'reason', h.reason, 'translations', h.translations, 'waitingFor', h."waitingFor",
        'respondByOn', h."respondByOn") END AS hold,
      CASE WHEN i.id IS NOT NULL THEN json_build_object('id', i.id, 'name', i.name, 'translations', i.translations, 'returnMessage', i."returnMessage",
        'returnTranslations', i."returnTranslations", 'returnCode', i."returnCode") END AS item
    FROM "AuditEvent" e
    LEFT JOIN "Case" c ON c."tenantId" = e."tenantId" AND c.id = e."caseId"
    LEFT JOIN "Hold" h ON h."tenantId" = e."tenantId" AND h.id = (e.details->>'holdId')::uuid
    LEFT JOIN "RequestedItem" i ON i."tenantId" = e."tenantId" AND i.id = (e.details->>'itemId')::uuid
    WHERE e."tenantId" = ${tenantId}::uuid AND e.id = ANY(${eventIds}::uuid[]) ORDER BY e.id`
  return rows.map(asTold)
}

function asTold({ id, caseId, requestId, depth, hold, item, ...event }: Row): ToldEvent {
  const happening = {
    ...event,
    hold: hold && { ...hold, reason: inAllLanguages(hold.reason, hold.translations, 'reason') },
    item: item && {
      id: item.id,
      name: inAllLanguages(item.name, item.translations, 'name'),
      message: inAllLanguages(item.returnMessage ?? '', item.returnTranslations, 'message'),
      code: item.returnCode,
    },
  }
  return { id, happening, caseId, requestId, depth }
}

/** A text and its translations, {"es": {"reason": "…"}}, as one text by language. What was typed stands for English. */
export function inAllLanguages(typed: string, translations: unknown, field: string): LocalText {
  const others = Object.entries((translations ?? {}) as Translations)
  const written = others.flatMap(([locale, words]) => (words?.[field] ? [[locale, words[field]]] : []))
  return { en: typed, ...Object.fromEntries(written) } as LocalText
}

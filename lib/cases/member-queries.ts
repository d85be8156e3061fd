import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { type LocalDay, localDay } from '@/lib/core/clock'
import { DomainError } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { inLanguage, type LocalText } from '@/lib/core/locale'
import { keepable } from '@/lib/core/text'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { newestOfEach } from './newest-of-each'
import { mostShown, type StatusKind } from './rules'

const most = Prisma.raw(String(mostShown))

export type MemberItem = {
  id: string
  name: string
  why: string
  goodExample: string
  badExample: string
  required: boolean
  paperFollows: boolean
  paperReceivedAt: string | null
  state: 'asked' | 'partly_in' | 'received' | 'accepted' | 'returned'
  filesExpected: number
  receivedAt: string | null
  acceptedAt: string | null
  returnedAt: string | null
  returnMessage: string | null
  files: MemberFile[]
}
type MemberVersion = {
  versionId: string
  documentId: string
  version: number
  name: string
  size: number
  receivedAt: string
  receiptNumber: string
  findings: string[]
  /** the member sent it */
  mine: boolean
  /** what it was sent for is accepted */
  accepted: boolean
}
/** A document by its newest version, with those before it; who sent the first may send the next. */
export type MemberFile = MemberVersion & { mayReplace: boolean; earlier: MemberVersion[] }
export type MemberHold = {
  id: string
  reason: string
  waitingFor: 'member' | 'third_party' | 'us'
  placedAt: string
  placedBy: string
  respondByOn: LocalDay | null
  sentAllAt: string | null
  sentAllReceipt: string | null
  items: MemberItem[]
}
export type MemberCaseRow = {
  id: string
  number: string
  title: string
  type: string
  status: string
  kind: StatusKind
  code: string
  whatHappensNext: string
  updatedAt: string
  /** since when everything needed is here, so that the office reviews it; empty when something is still to come */
  readyForReviewAt: string | null
  reviewWithinDays: number
  /** where the office's days begin and end, and those from yesterday on on which it is closed */
  officeZone: string
  holidays: LocalDay[]
  hold: MemberHold | null
}

type Words = { translations: Record<string, Record<string, string> | undefined> }
type ItemJson = Omit<MemberItem, 'files'> & Words & { returnTranslations: Words['translations']; files: MemberVersion[] | null }
type HoldJson = Omit<MemberHold, 'items'> & Words & { items: ItemJson[] | null }
type CaseJson = Omit<MemberCaseRow, 'type' | 'status' | 'whatHappensNext' | 'hold'> & {
  type: LocalText
  status: LocalText
  whatHappensNext: LocalText
  hold: HoldJson | null
}

const versionJson = Prisma.sql`json_build_object('versionId', v.id, 'documentId', d.id, 'version', v.number, 'name', v."fileName", 'size', v.size, 'receivedAt', v."receivedAt",
  'receiptNumber', v."receiptNumber", 'mine', v."uploadedById" = c."memberId",
  'accepted', EXISTS (SELECT FROM "RequestedItem" a WHERE a."tenantId" = d."tenantId" AND a.id = d."itemId" AND a.state = 'accepted'), 'findings', (SELECT coalesce(json_agg(f->>'code'), '[]') FROM jsonb_array_elements(v.findings) f))`

/** What every row of a case says of when it is reviewed. */
const reviewColumns = Prisma.sql`to_json(c."readyForReviewAt")#>>'{}' AS "readyForReviewAt", y."reviewWithinDays", t."timeZone" AS "officeZone",
  (SELECT coalesce(json_agg(o.day ORDER BY o.day), '[]') FROM "Holiday" o WHERE o."tenantId" = t.id AND o.day >= c."readyForReviewAt"::date - 1) AS holidays`

const holdJson = Prisma.sql`(
  SELECT json_build_object('id', h.id, 'reason', h.reason, 'translations', h.translations, 'waitingFor', h."waitingFor", 'placedAt', h."placedAt",
    'placedBy', (SELECT u.name FROM "User" u WHERE u."tenantId" = h."tenantId" AND u.id = h."placedById"), 'respondByOn', h."respondByOn",
    'sentAllAt', h."sentAllAt", 'sentAllReceipt', h."sentAllReceipt",
    'items', (SELECT json_agg(json_build_object('id', i.id, 'name', i.name, 'why', i.why, 'goodExample', i."goodExample", 'badExample', i."badExample",
        'translations', i.translations, 'required', i.required, 'paperFollows', i."paperFollows", 'paperReceivedAt', i."paperReceivedAt", 'state', i.state,
        'filesExpected', i."filesExpected", 'receivedAt', i."receivedAt", 'acceptedAt', i."acceptedAt", 'returnedAt', i."returnedAt",
        'returnMessage', i."returnMessage", 'returnTranslations', i."returnTranslations",
        'files', (SELECT json_agg(${versionJson} ORDER BY v."receivedAt")
          FROM "Document" d JOIN "DocumentVersion" v ON v."tenantId" = d."tenantId" AND v."documentId" = d.id WHERE d."tenantId" = i."tenantId" AND d."itemId" = i.id AND d.visibility = 'shared')
      ) ORDER BY i.position) FROM "RequestedItem" i WHERE i."tenantId" = h."tenantId" AND i."holdId" = h.id))
  FROM "Hold" h WHERE h."tenantId" = c."tenantId" AND h."openCaseId" = c.id)`

/** All of the member's cases for the first page: those on hold first, each with its hold; in one statement. */
export async function listMemberCases(actor: Actor): Promise<MemberCaseRow[]> {
  demand(actor, 'case.read')
  const rows = await read<CaseJson>(
    actor,
    Prisma.sql`
      SELECT c.id, c.number, c.title, y.name AS type, s.name AS status, s.kind::text AS kind, c."statusCode" AS code, y."whatHappensNext",
        to_json(c."updatedAt")#>>'{}' AS "updatedAt", ${reviewColumns}, ${holdJson} AS hold
      FROM "Case" c
      JOIN "Tenant" t ON t.id = c."tenantId"
      JOIN "CaseType" y ON y."tenantId" = c."tenantId" AND y.id = c."typeId"
      JOIN "CaseStatus" s ON s."tenantId" = c."tenantId" AND s.code = c."statusCode"
      WHERE c."tenantId" = ${actor.tenantId}::uuid AND c."memberId" = ${actor.userId}::uuid AND c."deletedAt" IS NULL
      ORDER BY (s.kind = 'hold') DESC, (s.kind = 'closed'), c."updatedAt" DESC LIMIT ${most}`,
  )
  return rows.map((row) => inWordsOf(row, actor))
}

type MemberNote = { id: string; body: string; by: string; mine: boolean; at: string }
export type MemberEvent = {
  id: string
  type: string
  at: string
  /** the paper it is about; where the case came to, when its status changed */
  item: string | null
  /** what was written with a return */
  message: string | null
  mine: boolean
  until: LocalDay | null
}
/** A paper sent back to the member, with what was written then; it stays readable when the paper has moved on. */
export type MemberReturn = { id: string; itemId: string; at: string; message: string }
type ReturnWords = {
  message: string
  messageWords: Words['translations'] | null
  returned: { message: string | null; translations: Words['translations'] } | null
}
type EventJson = Omit<MemberEvent, 'message'> &
  Omit<ReturnWords, 'message'> & { message: string | null; itemWords: Words['translations'] | null; statusName: LocalText | null }
type FailedUpload = { id: string; fileName: string; code: string | null; beganAt: string; state: string }
export type MemberCase = MemberCaseRow & {
  today: LocalDay
  technician: string | null
  notes: MemberNote[]
  history: MemberEvent[]
  /** newest first */
  returns: MemberReturn[]
  otherFiles: MemberFile[]
  failedUploads: FailedUpload[]
}
type WholeJson = CaseJson & {
  technician: string | null
  notes: MemberNote[] | null
  history: EventJson[] | null
  returns: (MemberReturn & ReturnWords)[] | null
  otherFiles: MemberVersion[] | null
  failedUploads: FailedUpload[] | null
}

/** What of a case's history a member is told; anything else stays with the staff. */
const toldTypes = [
  'case_opened',
  'case_status_changed',
  'case_held',
  'item_asked',
  'document_uploaded',
  'item_accepted',
  'item_returned',
  'paper_received',
  'member_sent_everything',
  'hold_reminded',
  'hold_warned',
  'hold_closed_unanswered',
  'case_resumed',
  'case_completed',
  'note_added',
]

/** Something of the item an event `e` is about. */
const ofItem = (column: Prisma.Sql) =>
  Prisma.sql`(SELECT ${column} FROM "RequestedItem" i WHERE i."tenantId" = e."tenantId" AND i.id = (e.details->>'itemId')::uuid)`
/** What was written with a return; those of before brought no words of other languages, but the item keeps its last ones. */
const messageColumns = Prisma.sql`e.details->>'message' AS message, e.details->'translations' AS "messageWords",
            ${ofItem(Prisma.sql`json_build_object('message', i."returnMessage", 'translations', i."returnTranslations")`)} AS returned`

/**
 * One of the member's own cases with its hold, notes shared with them and their part of the history, by id or number;
 * in one statement. Anybody else's is `not_found`. Internal notes are never read here.
 */
export async function getMemberCase(actor: Actor, idOrNumber: string): Promise<MemberCase> {
  demand(actor, 'case.read')
  const which = isId(idOrNumber) ? Prisma.sql`c.id = ${idOrNumber}::uuid` : Prisma.sql`c.number = ${keepable(idOrNumber)}`
  const [row] = await read<WholeJson>(
    actor,
    Prisma.sql`
      SELECT c.id, c.number, c.title, y.name AS type, s.name AS status, s.kind::text AS kind, c."statusCode" AS code, to_json(c."updatedAt")#>>'{}' AS "updatedAt", ${reviewColumns}, ${holdJson} AS hold,
        (SELECT u.name FROM "User" u WHERE u."tenantId" = c."tenantId" AND u.id = c."technicianId") AS technician, y."whatHappensNext",
        (SELECT json_agg(n) FROM (SELECT n.id, n.body, u.name AS by, n."authorId" = ${actor.userId}::uuid AS mine, n."createdAt" AS at
          FROM "CaseNote" n JOIN "User" u ON u."tenantId" = n."tenantId" AND u.id = n."authorId"
          WHERE n."tenantId" = c."tenantId" AND n."caseId" = c.id AND n.visibility = 'shared' ORDER BY n."createdAt" DESC LIMIT ${most}) n) AS notes,
        (SELECT json_agg(e) FROM (SELECT e.id, e.type, e.at, e.details->>'item' AS item, ${ofItem(Prisma.sql`i.translations`)} AS "itemWords", ${messageColumns},
            (SELECT o.name FROM "CaseStatus" o WHERE o."tenantId" = e."tenantId" AND o.code = e.details->>'to') AS "statusName",
            e."actorId" = ${actor.userId}::uuid AS mine, e.details->>'respondByOn' AS until
          FROM "AuditEvent" e WHERE e."tenantId" = c."tenantId" AND e."caseId" = c.id AND e.type = ANY(${toldTypes})
            AND coalesce(e.details->>'visibility', 'shared') = 'shared' ORDER BY e.at DESC, e."recordedAt" DESC LIMIT ${most}) e) AS history,
        (SELECT json_agg(e) FROM (SELECT e.id, e.details->>'itemId' AS "itemId", e.at, ${messageColumns}
          FROM "AuditEvent" e WHERE e."tenantId" = c."tenantId" AND e."caseId" = c.id AND e.type = 'item_returned' ORDER BY e.at DESC, e."recordedAt" DESC LIMIT ${most}) e) AS returns,
        (SELECT json_agg(f.version ORDER BY f."receivedAt" DESC) FROM (SELECT ${versionJson} AS version, v."receivedAt"
          FROM "Document" d JOIN "DocumentVersion" v ON v."tenantId" = d."tenantId" AND v."documentId" = d.id
          WHERE d."tenantId" = c."tenantId" AND d."caseId" = c.id AND d.visibility = 'shared'
            AND NOT EXISTS (SELECT FROM "RequestedItem" i JOIN "Hold" h ON h."tenantId" = i."tenantId" AND h.id = i."holdId"
              WHERE i."tenantId" = d."tenantId" AND i.id = d."itemId" AND h."openCaseId" = c.id)
          ORDER BY v."receivedAt" DESC LIMIT ${most}) f) AS "otherFiles",
        (SELECT json_agg(f) FROM (SELECT p.id, p."fileName", p."failureCode" AS code, p."beganAt", p.state
          FROM "Upload" p WHERE p."tenantId" = c."tenantId" AND p."caseId" = c.id AND p."userId" = ${actor.userId}::uuid AND p.state <> 'received' AND p."beganAt" > now() - interval '14 days'
          ORDER BY p."beganAt" DESC LIMIT 20) f) AS "failedUploads"
      FROM "Case" c
      JOIN "Tenant" t ON t.id = c."tenantId"
      JOIN "CaseType" y ON y."tenantId" = c."tenantId" AND y.id = c."typeId"
      JOIN "CaseStatus" s ON s."tenantId" = c."tenantId" AND s.code = c."statusCode"
      WHERE c."tenantId" = ${actor.tenantId}::uuid AND ${which} AND c."memberId" = ${actor.userId}::uuid AND c."deletedAt" IS NULL`,
  )
  if (!row) throw new DomainError('not_found', 'case')
  return {
    ...inWordsOf(row, actor),
    today: localDay(actor.at, actor.timeZone),
    technician: row.technician,
    notes: row.notes ?? [],
    history: (row.history ?? []).map(({ itemWords, statusName, messageWords, returned, ...event }) => ({
      ...event,
      item: statusName ? inLanguage(statusName, actor.locale) : itemWords?.[actor.locale]?.name || event.item,
      message: event.message && saidWith({ message: event.message, messageWords, returned }, actor),
    })),
    returns: (row.returns ?? []).map((one) => ({ id: one.id, itemId: one.itemId, at: one.at, message: saidWith(one, actor) })),
    otherFiles: filesOf(row.otherFiles),
    failedUploads: row.failedUploads ?? [],
  }
}

/** What was written with a return, in the reader's language where it was written in it. */
function saidWith({ message, messageWords, returned }: ReturnWords, { locale }: Actor): string {
  const words = messageWords ?? (returned?.message === message ? returned.translations : null)
  return words?.[locale]?.message || message
}

/** Documents by their versions; a first version that the member sent may be followed by theirs until it is accepted. */
function filesOf(versions: MemberVersion[] | null): MemberFile[] {
  return newestOfEach(versions ?? []).map((file) => ({ ...file, mayReplace: !file.accepted && (file.earlier.at(-1) ?? file).mine }))
}

/** The row in the reader's language, where there are words of it. */
function inWordsOf(row: CaseJson, { locale }: Actor): MemberCaseRow {
  const translated = (words: Words, field: string, typed: string) => words.translations[locale]?.[field] || typed
  const hold = row.hold && {
    ...row.hold,
    reason: translated(row.hold, 'reason', row.hold.reason),
    items: (row.hold.items ?? []).map((item) => ({
      ...item,
      name: translated(item, 'name', item.name),
      why: translated(item, 'why', item.why),
      goodExample: translated(item, 'goodExample', item.goodExample),
      badExample: translated(item, 'badExample', item.badExample),
      returnMessage: item.returnTranslations[locale]?.message || item.returnMessage,
      files: filesOf(item.files),
    })),
  }
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    code: row.code,
    whatHappensNext: inLanguage(row.whatHappensNext, locale),
    updatedAt: row.updatedAt,
    readyForReviewAt: row.readyForReviewAt,
    reviewWithinDays: row.reviewWithinDays,
    officeZone: row.officeZone,
    holidays: row.holidays,
    type: inLanguage(row.type, locale),
    status: inLanguage(row.status, locale),
    hold,
  }
}

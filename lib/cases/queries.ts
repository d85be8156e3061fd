import { readableCasesSql } from '@/lib/access/case-scope'
import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import type { Locale, LocalText } from '@/lib/core/locale'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import type { StatusKind } from './rules'
import { staffCaseParts } from './staff-case-sql'

export type StaffFile = {
  id: string
  documentId: string
  name: string
  version: number
  size: number
  mediaType: string
  pages: number | null
  receiptNumber: string
  findings: { code: string; detail?: string }[]
  receivedAt: string
  isNew: boolean
  by: string
}
export type StaffItem = {
  id: string
  name: string
  why: string
  required: boolean
  filesExpected: number
  paperFollows: boolean
  paperReceivedAt: string | null
  state: 'asked' | 'partly_in' | 'received' | 'accepted' | 'returned'
  acceptedAt: string | null
  acceptedBy: string | null
  returnedAt: string | null
  returnedBy: string | null
  returnMessage: string | null
  files: StaffFile[]
}
export type StaffHold = {
  id: string
  reason: string
  waitingFor: 'member' | 'third_party' | 'us'
  respondByOn: string | null
  placedAt: string
  placedBy: string
  sentAllAt: string | null
  items: StaffItem[]
  mail: {
    status: string
    address: string | null
    attempts: number
    error: string | null
    sentAt: string | null
    failedAt: string | null
    queuedAt: string
  } | null
  seenAt: string | null
}
export type HistoryEvent = {
  id: string
  type: string
  actorId: string | null
  actorName: string
  actorRole: string
  at: string
  ip: string | null
  details: Record<string, unknown>
}
export type StaffNote = { id: string; body: string; visibility: 'internal' | 'shared'; at: string; by: string; byMember: boolean }
export type FailedUpload = {
  id: string
  fileName: string
  size: number
  state: string
  beganAt: string
  endedAt: string | null
  failureCode: string | null
  item: string | null
}
export type StatusChoice = { code: string; name: LocalText; kind: StatusKind }
export type HoldTemplateChoice = {
  code: string
  name: LocalText
  reason: LocalText
  waitingFor: 'member' | 'third_party' | 'us'
  respondWithinDays: number | null
  items: {
    name: LocalText
    why?: LocalText
    goodExample?: LocalText
    badExample?: LocalText
    required?: boolean
    paperFollows?: boolean
    filesExpected?: number
  }[]
}
export type StaffCase = {
  id: string
  number: string
  title: string
  description: string
  typeId: string
  typeCode: string
  typeName: LocalText
  statusCode: string
  statusName: LocalText
  kind: StatusKind
  priority: 'low' | 'medium' | 'high' | 'critical'
  channel: string
  memberId: string | null
  memberName: string | null
  memberEmail: string | null
  memberLocale: Locale | null
  customerId: string | null
  customer: string | null
  contactId: string | null
  contact: string | null
  subject: string | null
  departmentId: string | null
  department: string | null
  technicianId: string | null
  technician: string | null
  hasMemberUpdates: boolean
  readyForReviewAt: Date | null
  createdAt: Date
  closedAt: Date | null
  deletedAt: Date | null
  version: number
  today: string
  hold: StaffHold | null
  others: (StaffFile & { item: string | null })[]
  uploads: FailedUpload[]
  notes: StaffNote[]
  notesCount: number
  history: HistoryEvent[]
  historyCount: number
  statuses: StatusChoice[]
  next: string[]
  templates: HoldTemplateChoice[]
  technicians: { id: string; name: string }[]
}

/** What a page of the case needs beyond the case: how far the history goes, and the choices of an open dialog. */
export type StaffCaseWish = { history: number; before?: { at: Date; id: string } | null; dialog?: 'hold' | 'assign' | null }

/**
 * Everything staff see of one case in one statement, however many notes, papers and events it has. Somebody else's
 * is `not_found`; a deleted one is shown only to who may restore it.
 */
export async function getStaffCase(actor: Actor, caseId: string, wish: StaffCaseWish): Promise<StaffCase> {
  demand(actor, 'queue.read')
  const which = isId(caseId) ? Prisma.sql`c.id = ${caseId}::uuid` : Prisma.sql`c.number = ${caseId}`
  const [found] = await read<StaffCase>(
    actor,
    Prisma.sql`
      SELECT c.id, c.number, c.title, c.description, c."typeId", y.code AS "typeCode", y.name AS "typeName", c."statusCode", s.name AS "statusName",
        s.kind::text AS kind, c.priority::text AS priority, c.channel::text AS channel, c."memberId", m.name AS "memberName", m.email AS "memberEmail",
        m.locale AS "memberLocale", c."customerId", k.name AS customer, c."contactId", o.name AS contact, j.name AS subject, c."departmentId",
        d.name AS department, c."technicianId", t.name AS technician, c."hasMemberUpdates", c."readyForReviewAt", c."createdAt", c."closedAt",
        c."deletedAt", c.version, to_char(${actor.at} AT TIME ZONE n."timeZone", 'YYYY-MM-DD') AS today, ${staffCaseParts(actor, wish)}
      FROM "Case" c
      JOIN "Tenant" n ON n.id = c."tenantId"
      JOIN "CaseStatus" s ON s."tenantId" = c."tenantId" AND s.code = c."statusCode"
      JOIN "CaseType" y ON y."tenantId" = c."tenantId" AND y.id = c."typeId"
      LEFT JOIN "User" m ON m."tenantId" = c."tenantId" AND m.id = c."memberId"
      LEFT JOIN "User" t ON t."tenantId" = c."tenantId" AND t.id = c."technicianId"
      LEFT JOIN "Customer" k ON k."tenantId" = c."tenantId" AND k.id = c."customerId"
      LEFT JOIN "Contact" o ON o."tenantId" = c."tenantId" AND o.id = c."contactId"
      LEFT JOIN "Subject" j ON j."tenantId" = c."tenantId" AND j.id = c."subjectId"
      LEFT JOIN "Department" d ON d."tenantId" = c."tenantId" AND d.id = c."departmentId"
      WHERE c."tenantId" = ${actor.tenantId}::uuid AND ${which} AND ${readableCasesSql(actor)}`,
  )
  if (!found) throw new DomainError('not_found', 'case')
  return found
}

export type CaseChoices = {
  types: { id: string; name: LocalText }[]
  departments: { id: string; name: string }[]
  technicians: { id: string; name: string }[]
  customers: { id: string; name: string }[]
  contacts: { id: string; name: string }[]
  members: { id: string; name: string; email: string }[]
}

/** What a form for a case may name. Of members, the 20 whose name or address holds the words, or the one chosen. */
export async function listCaseChoices(actor: Actor, wish: { words?: string; memberId?: string | null }): Promise<CaseChoices> {
  demand(actor, 'queue.read')
  const like = `%${(wish.words ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const tenant = Prisma.sql`x."tenantId" = ${actor.tenantId}::uuid`
  const chosen = wish.memberId && isId(wish.memberId) ? wish.memberId : null
  const named = (table: string, more = Prisma.sql`true`) =>
    Prisma.sql`(SELECT coalesce(json_agg(r), '[]') FROM (SELECT x.id, x.name FROM ${Prisma.raw(`"${table}"`)} x WHERE ${tenant} AND ${more} ORDER BY x.name LIMIT 300) r)`
  const [choices] = await read<CaseChoices>(
    actor,
    Prisma.sql`
      SELECT (SELECT coalesce(json_agg(r), '[]') FROM (SELECT x.id, x.name FROM "CaseType" x WHERE ${tenant} AND x.active ORDER BY x."isDefault" DESC, x.code) r) AS types,
        ${named('Department')} AS departments, ${named('Customer')} AS customers, ${named('Contact')} AS contacts,
        ${named('User', Prisma.sql`x.role IN ('technician', 'department_head') AND x."disabledAt" IS NULL`)} AS technicians,
        (SELECT coalesce(json_agg(r), '[]') FROM (SELECT x.id, x.name, x.email FROM "User" x WHERE ${tenant} AND x.role = 'member' AND x."disabledAt" IS NULL
          AND CASE WHEN ${chosen}::uuid IS NULL THEN (x.name ILIKE ${like} OR x.email ILIKE ${like}) ELSE x.id = ${chosen}::uuid END ORDER BY x.name LIMIT 20) r) AS members`,
  )
  if (!choices) throw new Error('no choices')
  return choices
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import type { Locale, LocalText } from '@/lib/core/locale'
import { keepable } from '@/lib/core/text'
import { Prisma } from '@/lib/db/client'
import type { DocumentKind, Visibility } from '@/lib/db/generated/enums'
import { read } from '@/lib/db/read'
import { newestOfEach } from './newest-of-each'
import type { StatusKind } from './rules'
import { type StaffCaseWish, staffCaseStatement, whichCase } from './staff-case-sql'

type StaffVersion = {
  id: string
  documentId: string
  name: string
  version: number
  /** in lower-case hexadecimal */
  sha256: string
  size: number
  mediaType: string
  pages: number | null
  receiptNumber: string
  findings: { code: string; detail?: string }[]
  receivedAt: string
  isNew: boolean
  by: string
  byMember: boolean
}
/** A document by its newest version, with those before it. */
export type StaffFile = StaffVersion & { kind: DocumentKind; visibility: Visibility; earlier: StaffVersion[] }
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
type StaffHold = {
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
type StaffNote = { id: string; body: string; visibility: 'internal' | 'shared'; at: string; by: string; byMember: boolean }
type FailedUpload = {
  id: string
  fileName: string
  size: number
  state: string
  beganAt: string
  endedAt: string | null
  failureCode: string | null
  item: string | null
}
type StatusChoice = { code: string; name: LocalText; kind: StatusKind }
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
  updatedAt: string
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

type FileRow = Omit<StaffFile, 'earlier'> & { itemId: string | null; item: string | null; ofThisHold: boolean }
type HoldRow = Omit<StaffHold, 'items'> & { items: Omit<StaffItem, 'files'>[] }
type Moments = { createdAt: string; readyForReviewAt: string | null; closedAt: string | null; deletedAt: string | null }
type CaseRow = Omit<StaffCase, 'hold' | 'others' | keyof Moments> & Moments & { hold: HoldRow | null; files: FileRow[] }

/**
 * Everything staff see of one case, in one statement however many notes, papers and events it has. Somebody else's is
 * `not_found`; a deleted one is shown only to who may restore it.
 */
export async function getStaffCase(actor: Actor, caseId: string, wish: StaffCaseWish): Promise<StaffCase> {
  demand(actor, 'queue.read')
  const [found] = await read<{ row: CaseRow }>(actor, staffCaseStatement(actor, whichCase(actor, caseId), wish))
  if (!found) throw new DomainError('not_found', 'case')
  const { files: versions, hold, createdAt, readyForReviewAt, closedAt, deletedAt, ...rest } = found.row
  const files = newestOfEach(versions)
  const filesFor = (itemId: string) => files.filter((file) => file.itemId === itemId)
  const moment = (at: string | null) => (at === null ? null : new Date(at))
  return {
    ...rest,
    createdAt: new Date(createdAt),
    readyForReviewAt: moment(readyForReviewAt),
    closedAt: moment(closedAt),
    deletedAt: moment(deletedAt),
    hold: hold && { ...hold, items: hold.items.map((item) => ({ ...item, files: filesFor(item.id) })) },
    others: files.filter(({ ofThisHold }) => !ofThisHold),
  }
}

export type CaseChoices = {
  types: { id: string; name: LocalText }[]
  departments: { id: string; name: string }[]
  technicians: { id: string; name: string }[]
  customers: { id: string; name: string }[]
  contacts: { id: string; name: string }[]
  members: { id: string; name: string; email: string }[]
}

/**
 * What a form for a case may name: the types in use, and the one it has already. Of members, the 20 whose name or
 * address holds the words, or the one chosen.
 */
export async function listCaseChoices(actor: Actor, wish: { words?: string; memberId?: string | null; typeId?: string }): Promise<CaseChoices> {
  demand(actor, 'queue.read')
  const like = `%${keepable(wish.words ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const tenant = Prisma.sql`x."tenantId" = ${actor.tenantId}::uuid`
  const chosen = wish.memberId && isId(wish.memberId) ? wish.memberId : null
  const type = wish.typeId && isId(wish.typeId) ? wish.typeId : null
  const named = (table: string, more = Prisma.sql`true`) =>
    Prisma.sql`(SELECT coalesce(json_agg(r), '[]') FROM (SELECT x.id, x.name FROM ${Prisma.raw(`"${table}"`)} x WHERE ${tenant} AND ${more} ORDER BY x.name LIMIT 300) r)`
  const contacts = Prisma.sql`(SELECT coalesce(json_agg(r), '[]') FROM (SELECT x.id, x.name || ' (' || k.name || ')' AS name FROM "Contact" x
    JOIN "Customer" k ON k."tenantId" = x."tenantId" AND k.id = x."customerId" WHERE ${tenant} ORDER BY k.name, x.name LIMIT 300) r)`
  const [choices] = await read<CaseChoices>(
    actor,
    Prisma.sql`
      SELECT (SELECT coalesce(json_agg(r), '[]') FROM (SELECT x.id, x.name FROM "CaseType" x WHERE ${tenant} AND (x.active OR x.id = ${type}::uuid) ORDER BY x."isDefault" DESC, x.code) r) AS types,
        ${named('Department')} AS departments, ${named('Customer')} AS customers, ${contacts} AS contacts,
        (SELECT coalesce(json_agg(r), '[]') FROM casebell_technicians() r) AS technicians,
        (SELECT coalesce(json_agg(r), '[]') FROM (SELECT x.id, x.name, x.email FROM "User" x WHERE ${tenant} AND x.role = 'member' AND x."disabledAt" IS NULL
          AND CASE WHEN ${chosen}::uuid IS NULL THEN (x.name ILIKE ${like} OR x.email ILIKE ${like}) ELSE x.id = ${chosen}::uuid END ORDER BY x.name LIMIT 20) r) AS members`,
  )
  if (!choices) throw new Error('no choices')
  return choices
}

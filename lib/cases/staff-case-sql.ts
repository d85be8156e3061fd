import { readableCasesSql } from '@/lib/access/case-scope'
import type { Actor } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { keepable } from '@/lib/core/text'
import { Prisma } from '@/lib/db/client'
import { mostShown } from './rules'

const most = Prisma.raw(String(mostShown))

/** What a page of the case needs beyond the case: how far the history goes, and the choices of an open dialog. */
export type StaffCaseWish = { history: number; before?: { at: Date; id: string } | null; dialog?: 'hold' | 'assign' | null }

/** The case of an id or a number, when the actor may see it. */
export function whichCase(actor: Actor, idOrNumber: string): Prisma.Sql {
  const which = isId(idOrNumber) ? Prisma.sql`c.id = ${idOrNumber}::uuid` : Prisma.sql`c.number = ${keepable(idOrNumber)}`
  return Prisma.sql`c."tenantId" = ${actor.tenantId}::uuid AND ${which} AND ${readableCasesSql(actor)}`
}

const list = (rows: Prisma.Sql) => Prisma.sql`(SELECT coalesce(json_agg(r), '[]') FROM (${rows}) r)`
const nameOf = (table: 'User' | 'Customer' | 'Contact' | 'Subject' | 'Department', id: Prisma.Sql) =>
  Prisma.sql`(SELECT x.name FROM ${Prisma.raw(`"${table}"`)} x WHERE x."tenantId" = c."tenantId" AND x.id = ${id})`

/**
 * A case as staff see it, whole, in one row as JSON. One statement: each costs PostgreSQL the finding of the case and a
 * plan made ready anew, which for what is read here was a good part of it.
 */
export function staffCaseStatement(actor: Actor, which: Prisma.Sql, wish: StaffCaseWish): Prisma.Sql {
  return Prisma.sql`
    SELECT to_json(r) AS row FROM (
      SELECT ${itself(actor, wish)}, ${theHold} AS hold, ${thePast(wish)}
      FROM "Case" c
      JOIN "Tenant" n ON n.id = c."tenantId"
      JOIN "CaseStatus" s ON s."tenantId" = c."tenantId" AND s.code = c."statusCode"
      JOIN "CaseType" y ON y."tenantId" = c."tenantId" AND y.id = c."typeId"
      LEFT JOIN "User" m ON m."tenantId" = c."tenantId" AND m.id = c."memberId"
      WHERE ${which}) r`
}

/** The case itself, with names for its ids, where it may go next, tries to send that failed, and the choices of a dialog. */
function itself(actor: Actor, { dialog }: StaffCaseWish): Prisma.Sql {
  const templates = list(Prisma.sql`SELECT p.code, p.name, p.reason, p."waitingFor", p."respondWithinDays", p.items FROM "HoldTemplate" p
    WHERE p."tenantId" = c."tenantId" AND p.active AND (cardinality(p."caseTypes") = 0 OR y.code = ANY(p."caseTypes")) ORDER BY p.position, p.code`)
  const technicians = Prisma.sql`(SELECT coalesce(json_agg(r), '[]') FROM casebell_technicians() r)`
  const none = Prisma.sql`'[]'::json`
  return Prisma.sql`
      c.id, c.number, c.title, c.description, c."typeId", y.code AS "typeCode", y.name AS "typeName", c."statusCode", s.name AS "statusName",
      s.kind::text AS kind, c.priority::text AS priority, c.channel::text AS channel, c."memberId", m.name AS "memberName", m.email AS "memberEmail",
      m.locale AS "memberLocale", c."customerId", ${nameOf('Customer', Prisma.sql`c."customerId"`)} AS customer, c."contactId",
      ${nameOf('Contact', Prisma.sql`c."contactId"`)} AS contact, ${nameOf('Subject', Prisma.sql`c."subjectId"`)} AS subject, c."departmentId",
      ${nameOf('Department', Prisma.sql`c."departmentId"`)} AS department, c."technicianId", ${nameOf('User', Prisma.sql`c."technicianId"`)} AS technician,
      c."hasMemberUpdates", c."readyForReviewAt", c."createdAt", c."updatedAt", c."closedAt", c."deletedAt", c.version,
      to_char(${actor.at}::timestamptz AT TIME ZONE n."timeZone", 'YYYY-MM-DD') AS today,
      ${list(Prisma.sql`SELECT z.code, z.name, z.kind FROM "CaseStatus" z WHERE z."tenantId" = c."tenantId" ORDER BY z.position`)} AS statuses,
      (SELECT coalesce(json_agg(z."toCode"), '[]') FROM "CaseTransition" z JOIN "CaseStatus" q ON q."tenantId" = z."tenantId" AND q.code = z."toCode" AND q.active
        WHERE z."tenantId" = c."tenantId" AND z."fromCode" = c."statusCode") AS next,
      ${list(Prisma.sql`SELECT l.id, l."fileName", l.size, l.state, l."beganAt", l."endedAt", l."failureCode",
          (SELECT i.name FROM "RequestedItem" i WHERE i."tenantId" = l."tenantId" AND i.id = l."itemId") AS item
        FROM "Upload" l WHERE l."tenantId" = c."tenantId" AND l."caseId" = c.id AND l.state <> 'received' ORDER BY l."beganAt" DESC LIMIT 50`)} AS uploads,
      ${dialog === 'hold' ? templates : none} AS templates, ${dialog === 'assign' ? technicians : none} AS technicians`
}

const itsItems = list(Prisma.sql`SELECT i.id, i.name, i.why, i.required, i."filesExpected", i."paperFollows", i."paperReceivedAt", i.state, i."acceptedAt",
    ${nameOf('User', Prisma.sql`i."acceptedById"`)} AS "acceptedBy", i."returnedAt", ${nameOf('User', Prisma.sql`i."returnedById"`)} AS "returnedBy", i."returnMessage"
  FROM "RequestedItem" i WHERE i."tenantId" = h."tenantId" AND i."holdId" = h.id ORDER BY i.position`)

/** The hold the case is in, with its items, and what became of the letter that tells of it. */
const theHold = Prisma.sql`
  (SELECT to_json(h) FROM (
    SELECT h.id, h.reason, h."waitingFor", h."respondByOn", h."placedAt", ${nameOf('User', Prisma.sql`h."placedById"`)} AS "placedBy", h."sentAllAt",
      ${itsItems} AS items, told."readAt" AS "seenAt",
      (SELECT to_json(e) FROM (SELECT e.status, e.address, e.attempts, e.error, e."sentAt", e."failedAt", e."queuedAt" FROM "Delivery" e
        WHERE e."tenantId" = c."tenantId" AND e."notificationId" = told.id AND e.channel = 'email') e) AS mail
    FROM "Hold" h
    LEFT JOIN LATERAL (SELECT g.id, g."readAt" FROM "Notification" g
      WHERE g."tenantId" = c."tenantId" AND g."caseId" = c.id AND g.kind = 'hold_placed' AND g."recipientId" = c."memberId" AND g."createdAt" >= h."placedAt"
      ORDER BY g."createdAt" LIMIT 1) told ON true
    WHERE h."tenantId" = c."tenantId" AND h."openCaseId" = c.id) h)`

/**
 * What was sent, written and done on the case, newest first: at most 500 files, each with the item it was sent for and
 * whether that is of the present hold; at most 200 notes; and events from where a page before ended. Counts tell how many
 * there are in all (of events at most 1,000 are counted). Who sent a file is looked up file by file: joined, a few files beside
 * thousands of people lead PostgreSQL to read the people.
 */
function thePast({ history, before }: StaffCaseWish): Prisma.Sql {
  const older = before ? Prisma.sql`AND (a.at, a.id) < (${before.at}, ${before.id}::uuid)` : Prisma.empty
  return Prisma.sql`
      (SELECT count(*)::int FROM (SELECT FROM "AuditEvent" a WHERE a."tenantId" = c."tenantId" AND a."caseId" = c.id LIMIT 1000) a) AS "historyCount",
      ${list(Prisma.sql`SELECT a.id, a.type, a."actorId", a."actorName", a."actorRole", a.at, a.ip, a.details FROM "AuditEvent" a
        WHERE a."tenantId" = c."tenantId" AND a."caseId" = c.id ${older} ORDER BY a.at DESC, a.id DESC LIMIT ${history}`)} AS history,
      (SELECT count(*)::int FROM "CaseNote" w WHERE w."tenantId" = c."tenantId" AND w."caseId" = c.id) AS "notesCount",
      ${list(Prisma.sql`SELECT w.id, w.body, w.visibility, w."createdAt" AS at, u.name AS by, u.role = 'member' AS "byMember" FROM "CaseNote" w
        JOIN "User" u ON u."tenantId" = w."tenantId" AND u.id = w."authorId"
        WHERE w."tenantId" = c."tenantId" AND w."caseId" = c.id ORDER BY w."createdAt" DESC, w.id DESC LIMIT ${most}`)} AS notes,
      ${list(Prisma.sql`SELECT v.id, d.id AS "documentId", v."fileName" AS name, v.number AS version, v.sha256, d.kind, d.visibility, v.size, v."mediaType", v.pages, v."receiptNumber", v.findings,
          v."receivedAt", v."firstViewedAt" IS NULL AS "isNew", u.name AS by, u.role = 'member' AS "byMember", d."itemId", i.name AS item,
          EXISTS (SELECT FROM "Hold" h WHERE h."tenantId" = c."tenantId" AND h.id = i."holdId" AND h."openCaseId" = c.id) AS "ofThisHold"
        FROM "Document" d
        JOIN "DocumentVersion" v ON v."tenantId" = d."tenantId" AND v."documentId" = d.id
        CROSS JOIN LATERAL (SELECT s.name, s.role FROM "User" s WHERE s."tenantId" = v."tenantId" AND s.id = v."uploadedById" LIMIT 1) u
        LEFT JOIN "RequestedItem" i ON i."tenantId" = d."tenantId" AND i.id = d."itemId"
        WHERE d."tenantId" = c."tenantId" AND d."caseId" = c.id ORDER BY v."receivedAt" DESC, v.id DESC LIMIT ${most}`)} AS files`
}

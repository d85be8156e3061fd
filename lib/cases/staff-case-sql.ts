import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/db/client'

const file = Prisma.sql`json_build_object('id', v.id, 'documentId', d.id, 'name', v."fileName", 'version', v.number, 'size', v.size, 'mediaType', v."mediaType",
  'pages', v.pages, 'receiptNumber', v."receiptNumber", 'findings', v.findings, 'receivedAt', v."receivedAt", 'isNew', v."firstViewedAt" IS NULL, 'by', u.name)`
const filesFrom = Prisma.sql`"Document" d
  JOIN "DocumentVersion" v ON v."tenantId" = d."tenantId" AND v."documentId" = d.id
  JOIN "User" u ON u."tenantId" = v."tenantId" AND u.id = v."uploadedById"`
const list = (rows: Prisma.Sql) => Prisma.sql`(SELECT coalesce(json_agg(r), '[]') FROM (${rows}) r)`

/** The columns of a case's page that are lists: the hold with its items and files, papers, notes, history, choices. */
export function staffCaseParts(
  _actor: Actor,
  { history, before, dialog }: { history: number; before?: { at: Date; id: string } | null; dialog?: 'hold' | 'assign' | null },
): Prisma.Sql {
  const older = before ? Prisma.sql`AND (a.at, a.id) < (${before.at}, ${before.id}::uuid)` : Prisma.empty
  const templates = list(Prisma.sql`SELECT p.code, p.name, p.reason, p."waitingFor", p."respondWithinDays", p.items FROM "HoldTemplate" p
    WHERE p."tenantId" = c."tenantId" AND p.active AND (cardinality(p."caseTypes") = 0 OR y.code = ANY(p."caseTypes")) ORDER BY p.position, p.code`)
  const technicians = list(Prisma.sql`SELECT x.id, x.name FROM "User" x
    WHERE x."tenantId" = c."tenantId" AND x.role IN ('technician', 'department_head') AND x."disabledAt" IS NULL ORDER BY x.name LIMIT 300`)
  return Prisma.sql`
    (SELECT json_build_object('id', h.id, 'reason', h.reason, 'waitingFor', h."waitingFor", 'respondByOn', h."respondByOn", 'placedAt', h."placedAt",
        'placedBy', b.name, 'sentAllAt', h."sentAllAt", 'items', ${items},
        'mail', (SELECT json_build_object('status', e.status, 'address', e.address, 'attempts', e.attempts, 'error', e.error, 'sentAt', e."sentAt", 'failedAt', e."failedAt", 'queuedAt', e."queuedAt")
          FROM "Notification" g JOIN "Delivery" e ON e."tenantId" = g."tenantId" AND e."notificationId" = g.id AND e.channel = 'email'
          WHERE g."tenantId" = c."tenantId" AND g."caseId" = c.id AND g.kind = 'hold_placed' AND g."recipientId" = c."memberId" AND g."createdAt" >= h."placedAt"
          ORDER BY g."createdAt" LIMIT 1),
        'seenAt', (SELECT g."readAt" FROM "Notification" g
          WHERE g."tenantId" = c."tenantId" AND g."caseId" = c.id AND g.kind = 'hold_placed' AND g."recipientId" = c."memberId" AND g."createdAt" >= h."placedAt"
          ORDER BY g."createdAt" LIMIT 1))
      FROM "Hold" h JOIN "User" b ON b."tenantId" = h."tenantId" AND b.id = h."placedById"
      WHERE h."tenantId" = c."tenantId" AND h."openCaseId" = c.id) AS hold,
    (SELECT coalesce(json_agg(${file}::jsonb || jsonb_build_object('item', i.name) ORDER BY v."receivedAt" DESC), '[]')
      FROM ${filesFrom}
      LEFT JOIN "RequestedItem" i ON i."tenantId" = d."tenantId" AND i.id = d."itemId"
      LEFT JOIN "Hold" h ON h."tenantId" = i."tenantId" AND h.id = i."holdId"
      WHERE d."tenantId" = c."tenantId" AND d."caseId" = c.id AND h."openCaseId" IS NULL) AS others,
    ${list(Prisma.sql`SELECT l.id, l."fileName", l.size, l.state, l."beganAt", l."endedAt", l."failureCode", i.name AS item FROM "Upload" l
      LEFT JOIN "RequestedItem" i ON i."tenantId" = l."tenantId" AND i.id = l."itemId"
      WHERE l."tenantId" = c."tenantId" AND l."caseId" = c.id AND l.state <> 'received' ORDER BY l."beganAt" DESC LIMIT 50`)} AS uploads,
    ${list(Prisma.sql`SELECT w.id, w.body, w.visibility, w."createdAt" AS at, u.name AS by, u.role = 'member' AS "byMember" FROM "CaseNote" w
      JOIN "User" u ON u."tenantId" = w."tenantId" AND u.id = w."authorId"
      WHERE w."tenantId" = c."tenantId" AND w."caseId" = c.id ORDER BY w."createdAt" DESC, w.id DESC LIMIT 200`)} AS notes,
    (SELECT count(*)::int FROM "CaseNote" w WHERE w."tenantId" = c."tenantId" AND w."caseId" = c.id) AS "notesCount",
    ${list(Prisma.sql`SELECT a.id, a.type, a."actorId", a."actorName", a."actorRole", a.at, a.ip, a.details FROM "AuditEvent" a
      WHERE a."tenantId" = c."tenantId" AND a."caseId" = c.id ${older} ORDER BY a.at DESC, a.id DESC LIMIT ${history}`)} AS history,
    (SELECT count(*)::int FROM (SELECT 1 FROM "AuditEvent" a WHERE a."tenantId" = c."tenantId" AND a."caseId" = c.id LIMIT 1000) a) AS "historyCount",
    ${list(Prisma.sql`SELECT z.code, z.name, z.kind FROM "CaseStatus" z WHERE z."tenantId" = c."tenantId" ORDER BY z.position`)} AS statuses,
    (SELECT coalesce(json_agg(z."toCode"), '[]') FROM "CaseTransition" z WHERE z."tenantId" = c."tenantId" AND z."fromCode" = c."statusCode") AS next,
    ${dialog === 'hold' ? templates : Prisma.sql`'[]'::json`} AS templates,
    ${dialog === 'assign' ? technicians : Prisma.sql`'[]'::json`} AS technicians`
}

const items = Prisma.sql`(SELECT coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'why', i.why, 'required', i.required, 'filesExpected', i."filesExpected",
    'paperFollows', i."paperFollows", 'paperReceivedAt', i."paperReceivedAt", 'state', i.state, 'acceptedAt', i."acceptedAt", 'acceptedBy', ac.name,
    'returnedAt', i."returnedAt", 'returnedBy', re.name, 'returnMessage', i."returnMessage",
    'files', (SELECT coalesce(json_agg(${file} ORDER BY v."receivedAt" DESC), '[]') FROM ${filesFrom} WHERE d."tenantId" = i."tenantId" AND d."itemId" = i.id)
  ) ORDER BY i.position), '[]')
  FROM "RequestedItem" i
  LEFT JOIN "User" ac ON ac."tenantId" = i."tenantId" AND ac.id = i."acceptedById"
  LEFT JOIN "User" re ON re."tenantId" = i."tenantId" AND re.id = i."returnedById"
  WHERE i."tenantId" = h."tenantId" AND i."holdId" = h.id)`

import { type LocalDay, localDay } from '@/lib/core/clock'
import { Prisma } from '@/lib/db/client'
import { type Notice, type ReachedHow, reachOf } from '../reach/rules'
import { asItBegins, type LadderSettings, type Waiting } from './rules'

/** The task to reach the member in another way, and how it was done. */
export type ReachTask = { dueOn: LocalDay; doneAt: string | null; doneBy: string | null; how: ReachedHow | null; note: string }

type Row = Omit<Waiting, 'placedOn' | 'reach' | 'reachedOn'> & {
  caseId: string
  holdId: string
  number: string
  memberId: string | null
  memberOpenedAt: string | null
  task: ReachTask | null
  zone: string
  /** empty when the case is in no hold */
  placedAt: string | null
  notice: Notice | null
  settings: (LadderSettings & { version: number }) | null
  holidays: LocalDay[]
}
export type LoadedWaiting = { waiting: Waiting | null; task: ReachTask | null; settings: LadderSettings; holidays: Set<LocalDay> }

/** Whether the member of the case `c` answered its hold `h`: said that everything is sent, or sent a file or a note since it was placed. */
export const hasAnsweredSql = Prisma.sql`(h."sentAllAt" IS NOT NULL
  OR EXISTS (SELECT FROM "Document" d JOIN "DocumentVersion" v ON v."tenantId" = d."tenantId" AND v."documentId" = d.id
    WHERE d."tenantId" = c."tenantId" AND d."caseId" = c.id AND v."uploadedById" = c."memberId" AND v."receivedAt" >= h."placedAt")
  OR EXISTS (SELECT FROM "CaseNote" w WHERE w."tenantId" = c."tenantId" AND w."caseId" = c.id AND w."authorId" = c."memberId" AND w."createdAt" >= h."placedAt"))`

/** The hold a case is in as the ladder sees it, and how the office waits; `which` speaks of the case as `c`. One row as JSON. */
export function waitingStatement(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT to_json(r) AS row FROM (
      SELECT c.id AS "caseId", h.id AS "holdId", c.number, c."memberId", h."memberOpenedAt", h."waitingFor", c."memberId" IS NOT NULL AS "hasMember", h."placedAt", h."respondByOn", t."timeZone" AS zone,
        ${hasAnsweredSql} AS answered,
        (c."hasMemberUpdates" OR c."readyForReviewAt" IS NOT NULL
          OR EXISTS (SELECT FROM "RequestedItem" i WHERE i."tenantId" = h."tenantId" AND i."holdId" = h.id AND i.state IN ('partly_in', 'received'))
          OR EXISTS (SELECT FROM "Upload" l WHERE l."tenantId" = c."tenantId" AND l."caseId" = c.id AND l."userId" = c."memberId" AND l.state IN ('sending', 'checking'))
        ) AS "waitsForReview",
        (SELECT to_json(n) FROM (SELECT g."readAt" AS "seenAt", (SELECT coalesce(json_agg(e.status), '[]') FROM "Delivery" e
            WHERE e."tenantId" = g."tenantId" AND e."notificationId" = g.id AND e.channel <> 'in_app') AS messages
          FROM "Notification" g WHERE g."tenantId" = c."tenantId" AND g."caseId" = c.id AND g.kind = 'hold_placed' AND g."recipientId" = c."memberId"
            AND g."createdAt" >= h."placedAt" ORDER BY g."createdAt" LIMIT 1) n) AS notice,
        (SELECT json_build_object('dueOn', k."dueOn", 'doneAt', k."doneAt", 'how', k.how, 'note', k.note,
            'doneBy', (SELECT u.name FROM "User" u WHERE u."tenantId" = k."tenantId" AND u.id = k."doneById"))
          FROM "ReachTask" k WHERE k."tenantId" = h."tenantId" AND k."holdId" = h.id) AS task,
        (SELECT coalesce(json_agg(json_build_object('step', s.step, 'takenOn', s."takenOn", 'endsOn', s."endsOn", 'promised', s.promised)), '[]') FROM "HoldStep" s
          WHERE s."tenantId" = h."tenantId" AND s."holdId" = h.id AND s."respondByOn" = h."respondByOn") AS taken,
        (SELECT max(s."takenOn") FROM "HoldStep" s WHERE s."tenantId" = h."tenantId" AND s."holdId" = h.id) AS "lastTakenOn",
        (SELECT json_build_object('active', s.active, 'remindDaysBefore', s."remindDaysBefore", 'end', s."end", 'endAfterDays', s."endAfterDays")
          FROM "WaitingSettings" s WHERE s."tenantId" = c."tenantId") AS settings,
        (SELECT coalesce(json_agg(y.day), '[]') FROM "Holiday" y WHERE y."tenantId" = c."tenantId") AS holidays
      FROM "Case" c
      LEFT JOIN "Hold" h ON h."tenantId" = c."tenantId" AND h."openCaseId" = c.id
      JOIN "Tenant" t ON t.id = c."tenantId"
      WHERE ${which}) r`
}

/** What the statement read, as the rules want it. */
export function asWaiting({ zone, placedAt, notice, memberOpenedAt, task, settings, holidays, ...row }: Row): LoadedWaiting {
  const reach = reachOf({ seenAt: memberOpenedAt ?? notice?.seenAt ?? null, messages: notice?.messages ?? [] })
  const reachedOn = task?.doneAt ? localDay(new Date(task.doneAt), zone) : null
  return {
    waiting: placedAt ? { ...row, placedOn: localDay(new Date(placedAt), zone), reach, reachedOn } : null,
    task,
    settings: settings ?? asItBegins,
    holidays: new Set(holidays),
  }
}
export type WaitingRow = { row: Row }

import { db } from '@/lib/db/client'
import { ladderHours } from './rules'

/** Reminders begin at most so many days before the date: 20 business days with holidays. */
const daysAhead = 60

/**
 * Gives every hold, of any office, whose date is near or past the job that decides its next step, once a day by the
 * office's own clock. Late is better than never: after days without a worker each is decided once.
 */
export async function sweepLadders(now = new Date()): Promise<number> {
  return db.system.$executeRaw`
    SELECT casebell_enqueue('hold.take-step', json_build_object('tenantId', h."tenantId", 'holdId', h.id), NULL, 'ladder:' || h.id, 25)
    FROM "Hold" h JOIN "Tenant" t ON t.id = h."tenantId", LATERAL (SELECT ${now}::timestamptz AT TIME ZONE t."timeZone" AS clock) here
    WHERE h."openCaseId" IS NOT NULL AND h."waitingFor" = 'member' AND h."respondByOn" <= here.clock::date + ${daysAhead}::int
      AND (h."ladderOn" IS NULL OR h."ladderOn" < here.clock::date)
      AND extract(hour FROM here.clock) >= ${ladderHours.from}::int AND extract(hour FROM here.clock) < ${ladderHours.until}::int
    ORDER BY h."respondByOn" LIMIT 5000`
}

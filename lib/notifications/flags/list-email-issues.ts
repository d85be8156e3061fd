import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'

const most = 200

/** One open flag: since when, at which address, and the letter it came from. */
type EmailFlagShown = {
  kind: 'hard_bounce' | 'spam_complaint'
  address: string
  detail: string | null
  flaggedAt: string
  caseId: string | null
  caseNumber: string | null
}
export type EmailIssue = { userId: string; name: string; email: string; role: string; flags: EmailFlagShown[] }
export type EmailIssues = { issues: EmailIssue[]; total: number }

/** Whose addresses are flagged, the newest first, a person once with all open flags; at most 200 of `total`. */
export async function listEmailIssues(actor: Actor): Promise<EmailIssues> {
  demand(actor, 'notification.oversee')
  const rows = await read<EmailIssue & { total: number }>(
    actor,
    Prisma.sql`
      SELECT u.id AS "userId", u.name, u.email, u.role::text, (count(*) OVER ())::int AS total,
        json_agg(json_build_object('kind', f.kind, 'address', f.address, 'detail', f.detail, 'flaggedAt', f."flaggedAt", 'caseId', c.id, 'caseNumber', c.number)
          ORDER BY f."flaggedAt" DESC, f.id) AS flags
      FROM "EmailFlag" f
      JOIN "User" u ON u."tenantId" = f."tenantId" AND u.id = f."openUserId"
      JOIN "Delivery" d ON d."tenantId" = f."tenantId" AND d.id = f."deliveryId"
      JOIN "Notification" n ON n."tenantId" = d."tenantId" AND n.id = d."notificationId"
      LEFT JOIN "Case" c ON c."tenantId" = n."tenantId" AND c.id = n."caseId"
      WHERE f."tenantId" = ${actor.tenantId}::uuid AND f."openUserId" IS NOT NULL
      GROUP BY u.id, u.name, u.email, u.role ORDER BY max(f."flaggedAt") DESC, u.id LIMIT ${most}`,
  )
  return { issues: rows.map(({ total: _, ...issue }) => issue), total: rows[0]?.total ?? 0 }
}

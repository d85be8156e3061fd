import { systemActor } from '@/lib/core/actor'
import { db } from '@/lib/db/client'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { openReachTasks } from '@/lib/holds/reach/open-reach-tasks'
import { complianceTags, emailBounced, emailClicked, emailComplained, emailDelivered, emailOpened } from '../events'
import { setFlag } from '../flags/set-flag'
import { notTracked, type Tracking } from '../tracking/rules'
import { type Facts, flagFor, isNews, isSame, isWanted, type Report, statusOf, withReport } from './rules'

type Row = Facts & {
  tracking: Tracking | null
  id: string
  status: string
  address: string | null
  method: 'immediate' | 'daily_digest' | 'weekly_digest'
  windowId: string | null
  messageId: string | null
  notificationId: string
  kind: string
  eventId: string
  recipientId: string
  caseId: string | null
}

/**
 * Applies a report to its letter, with the audit event and the flag it calls for, in one transaction; what a digest told
 * shares its fate. `early` while the letter is not yet written down as sent, `unknown` when nobody knows it, `not_wanted`
 * when its office does not track what is told. The same report twice, or in another order, ends in the same state and one
 * event, whether SES told it or the letter itself.
 */
export async function applyReport(report: Report, now: Date): Promise<'applied' | 'early' | 'unknown' | 'not_wanted'> {
  const found = await findLetter(report)
  if (!found) return 'unknown'
  const { tenantId } = found
  return transact({ tenantId }, async (tx) => {
    const letter = await lockLetter(tx, tenantId, found.id)
    if (!letter || letter.status === 'queued') return 'early'
    if (!isWanted(report, letter.tracking ?? notTracked)) return 'not_wanted'
    const facts = withReport(letter, report)
    if (isSame(letter, facts)) return 'applied'
    const { deliveredAt, openedAt, clickedAt, bouncedAt, bounceType, complainedAt } = facts
    const digested = letter.windowId && letter.messageId ? [{ windowId: letter.windowId, messageId: letter.messageId }] : []
    await tx.delivery.updateMany({
      where: { tenantId, OR: [{ id: letter.id }, ...digested] },
      data: { deliveredAt, openedAt, clickedAt, bouncedAt, bounceType, complainedAt, status: statusOf(facts), error: errorOf(facts) },
    })
    if (isNews(letter, facts, report)) await tell(tx, tenantId, letter, report, now)
    return 'applied'
  })
}

/** The letter by our own id, or else by what SES called it when it took it. */
async function findLetter({ deliveryId, sesId }: Report): Promise<{ id: string; tenantId: string } | null> {
  const select = { id: true, tenantId: true }
  const ours = deliveryId ? await db.system.delivery.findFirst({ where: { id: deliveryId, channel: 'email' }, select }) : null
  if (ours || !sesId) return ours
  return db.system.delivery.findFirst({ where: { acceptedAs: sesId, channel: 'email' }, select })
}

async function lockLetter(tx: Tx, tenantId: string, id: string): Promise<Row | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.status::text, d.address, d.method::text, d."windowId", d."messageId", d."deliveredAt", d."openedAt", d."clickedAt", d."bouncedAt",
      d."bounceType"::text, d."complainedAt", (SELECT json_build_object('opens', s.opens, 'clicks', s.clicks) FROM "TrackingSettings" s WHERE s."tenantId" = d."tenantId") AS tracking,
      n.id AS "notificationId", n.kind, n."eventId", n."recipientId", n."caseId"
    FROM "Delivery" d JOIN "Notification" n ON n."tenantId" = d."tenantId" AND n.id = d."notificationId"
    WHERE d."tenantId" = ${tenantId}::uuid AND d.id = ${id}::uuid FOR UPDATE OF d`
  return row ?? null
}

/** Why it is not well with a letter, as the case's page shows it. */
function errorOf(facts: Facts): string | null {
  const status = statusOf(facts)
  if (status === 'complained') return 'called spam'
  return status === 'bounced' ? `bounced: ${facts.bounceType}` : null
}

async function tell(tx: Tx, tenantId: string, letter: Row, report: Report, now: Date): Promise<void> {
  const { id, notificationId, kind, recipientId, caseId, address, method, eventId } = letter
  const messageId = report.sesId ?? letter.messageId ?? ''
  const actor = systemActor(tenantId, now, `delivery:${id}`)
  const about = { caseId, personId: recipientId }
  const said = { notificationId, type: kind, recipientId, deliveryId: id, address, messageId, reportedAt: report.at.toISOString() }
  const details = { ...said, detail: report.detail, method, compliance: complianceTags }
  const event =
    report.kind === 'bounce'
      ? emailBounced(about, { ...details, bounceType: report.bounceType ?? 'undetermined' })
      : { delivery: emailDelivered, open: emailOpened, click: emailClicked, complaint: emailComplained }[report.kind](about, details)
  await recordEvent(tx, actor, event, { id: eventId, depth: 0 })
  if (report.kind === 'bounce' && kind === 'hold_placed' && caseId) await openReachTasks(tx, [{ caseId, actor }])
  const flag = flagFor(report)
  if (flag && address) await setFlag(tx, actor, { userId: recipientId, kind: flag, address, deliveryId: id, detail: report.detail })
}

import { changeCase, type LockedCase, lockCase } from '@/lib/cases/lock-case'
import { allowedNext } from '@/lib/cases/transitions'
import { type Actor, systemActor } from '@/lib/core/actor'
import { type LocalDay, localDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { Prisma } from '@/lib/db/client'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { holdClosedUnanswered, holdEscalated, holdReminded, holdWarned } from '../events'
import { findOpenHold, heldForSeconds, type OpenHold } from '../open-hold'
import { openReachTasks } from '../reach/open-reach-tasks'
import { asWaiting, type WaitingRow, waitingStatement } from './load-waiting'
import { isDue, type LadderStep, type NextStep, nextStep } from './rules'

/**
 * Takes the step of the waiting ladder that is due for a hold today, with its audit event, and lets the notices tell.
 * Decided anew while the case is locked: a hold that ended, was answered or got another date is left alone. Unique keys
 * hold each step to once and all of them to one a day, so that twice or two workers are harmless.
 */
export async function takeStep({ tenantId, holdId }: { tenantId: string; holdId: string }, now = new Date()): Promise<LadderStep | null> {
  return transact({ tenantId }, async (tx) => {
    const found = await tx.hold.findUnique({ where: { tenantId_id: { tenantId, id: holdId } }, select: { openCaseId: true } })
    if (!found?.openCaseId) return null
    const actor = systemActor(tenantId, now, `ladder:${holdId}`)
    const held = await lockCase(tx, actor, found.openCaseId, { deleted: true })
    const hold = await findOpenHold(tx, actor, held.id)
    if (hold?.id !== holdId) return null
    const today = localDay(now, held.tenantZone)
    await tx.hold.update({ where: { tenantId_id: { tenantId, id: holdId } }, data: { ladderOn: new Date(today) }, select: { id: true } })
    if (held.deletedAt) return null
    await openReachTasks(tx, [{ caseId: held.id, actor }])
    const next = await decide(tx, actor, held.id, today)
    if (!isDue(next, today)) return null
    await tx.holdStep.create({ data: stepRow(tenantId, hold, next, today, now), select: { id: true } })
    await tell(tx, actor, held, hold, next)
    return next.step
  })
}

async function decide(tx: Tx, { tenantId }: Actor, caseId: string, today: LocalDay): Promise<NextStep | null> {
  const [found] = await tx.$queryRaw<WaitingRow[]>(waitingStatement(Prisma.sql`c."tenantId" = ${tenantId}::uuid AND c.id = ${caseId}::uuid`))
  if (!found) return null
  const { waiting, settings, holidays } = asWaiting(found.row)
  return waiting && nextStep(waiting, settings, holidays, today)
}

function stepRow(tenantId: string, hold: OpenHold, next: NextStep, today: LocalDay, now: Date) {
  const promise = next.step === 'last_warning' ? { endsOn: next.endsOn ? new Date(next.endsOn) : null, promised: next.end } : {}
  const respondByOn = hold.respondByOn ?? new Date(today)
  return { id: newId(), tenantId, holdId: hold.id, step: next.step, respondByOn, takenOn: new Date(today), takenAt: now, ...promise }
}

async function tell(tx: Tx, actor: Actor, held: LockedCase, hold: OpenHold, next: NextStep): Promise<void> {
  const subject = { caseId: held.id, personId: held.memberId }
  const about = { number: held.number, holdId: hold.id, respondByOn: hold.respondByOn?.toISOString().slice(0, 10) ?? '' }
  if (next.step === 'last_warning') await recordEvent(tx, actor, holdWarned(subject, { ...about, end: next.end, endsOn: next.endsOn }))
  else if (next.step !== 'end') await recordEvent(tx, actor, holdReminded(subject, { ...about, step: next.step }))
  else if (next.end === 'close' && (await close(tx, actor, held, hold))) return
  else await recordEvent(tx, actor, holdEscalated(subject, { ...about, headIds: await whoDecides(tx, actor, held) }))
}

/** Closes the case with notice; false when the office's life cycle leads from here to no closed status. */
async function close(tx: Tx, actor: Actor, held: LockedCase, hold: OpenHold): Promise<boolean> {
  const closed = (await allowedNext(tx, actor, held.statusCode)).filter(({ kind }) => kind === 'closed')
  const status = closed.find(({ code }) => code === 'closed') ?? closed[0]
  if (!status) return false
  await tx.hold.update({
    where: { tenantId_id: { tenantId: actor.tenantId, id: hold.id } },
    data: { openCaseId: null, endedAt: actor.at, endedAs: 'closed' },
    select: { id: true },
  })
  await changeCase(tx, actor, held, { statusCode: status.code, kind: 'closed', closedAt: actor.at, readyForReviewAt: null })
  const told = { number: held.number, holdId: hold.id, to: status.code, heldForSeconds: heldForSeconds(hold, actor.at) }
  await recordEvent(tx, actor, holdClosedUnanswered({ caseId: held.id, personId: held.memberId }, told))
  return true
}

/** The heads of the case's department; without one, the administrators. */
async function whoDecides(tx: Tx, { tenantId }: Actor, { departmentId }: LockedCase): Promise<string[]> {
  const staff = await tx.user.findMany({
    where: { tenantId, disabledAt: null, OR: [...(departmentId ? [{ role: 'department_head' as const, departmentId }] : []), { role: 'administrator' }] },
    select: { id: true, role: true },
  })
  const heads = staff.filter(({ role }) => role === 'department_head')
  return (heads.length > 0 ? heads : staff).map(({ id }) => id)
}

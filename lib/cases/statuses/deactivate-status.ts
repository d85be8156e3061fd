import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import type { Tx } from '@/lib/db/transact'
import { changeLifeCycle, demandLifeCycle, demandStatus } from './change-life-cycle'
import { statusActivated, statusDeactivated } from './events'

/**
 * Switches a status off: no case can be put there any more. Not while a live case stands in it (`cases_stand_here`, with
 * how many and the first numbers), not when Casebell needs it or another status would lead nowhere (`conflict` by the
 * rule). Cases that are closed or deleted in it stay and keep their way out. Twice is harmless.
 */
export async function deactivateStatus(actor: Actor, { code }: { code: string }): Promise<void> {
  await changeLifeCycle(actor, undefined, async (tx, { statuses, transitions }) => {
    const status = demandStatus(statuses, code)
    if (!status.active) return null
    const after = statuses.map((one) => (one === status ? { ...one, active: false } : one))
    demandLifeCycle('conflict', after, transitions)
    if (status.kind !== 'closed') await demandNoLiveCase(tx, actor, code)
    await tx.caseStatus.update({ where: { tenantId_code: { tenantId: actor.tenantId, code } }, data: { active: false }, select: { code: true } })
    return statusDeactivated({ caseId: null }, { code, name: status.name })
  })
}

/** Lets cases be put into a status again. Twice is harmless. */
export async function activateStatus(actor: Actor, { code }: { code: string }): Promise<void> {
  await changeLifeCycle(actor, undefined, async (tx, { statuses }) => {
    const status = demandStatus(statuses, code)
    if (status.active) return null
    await tx.caseStatus.update({ where: { tenantId_code: { tenantId: actor.tenantId, code } }, data: { active: true }, select: { code: true } })
    return statusActivated({ caseId: null }, { code, name: status.name })
  })
}

async function demandNoLiveCase(tx: Tx, { tenantId }: Actor, code: string): Promise<void> {
  // waits for whoever is moving a case here (demandTransition holds the row), and keeps others from it until the end
  await tx.$executeRaw`SELECT 1 FROM "CaseStatus" WHERE "tenantId" = ${tenantId}::uuid AND code = ${code} FOR UPDATE`
  const where = { tenantId, statusCode: code, deletedAt: null }
  const count = await tx.case.count({ where })
  if (count === 0) return
  const first = await tx.case.findMany({ where, select: { number: true }, orderBy: { updatedAt: 'desc' }, take: 5 })
  throw new DomainError('conflict', 'cases_stand_here', {}, { count, cases: first.map(({ number }) => number) })
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { type Tx, transact } from '@/lib/db/transact'
import type { DomainEvent } from '@/lib/events/event'
import { recordEvent } from '@/lib/events/record-event'
import { changedMeanwhile, lockConfiguration } from '../lock-configuration'
import * as events from './events'
import { type Broken, brokenRule, type Status, type Transition } from './rules'

type LockedStatus = Status & { name: Record<string, string>; position: number }
type LifeCycle = { statuses: LockedStatus[]; transitions: Transition[] }

/**
 * One change of the office's life cycle, at a time: the change, the new version and the audit event, or nothing where
 * the change answers null. A change meant for an older version is a `conflict` that tells who changed it since.
 */
export async function changeLifeCycle(
  actor: Actor,
  version: number | undefined,
  change: (tx: Tx, lifeCycle: LifeCycle) => Promise<DomainEvent | null>,
): Promise<void> {
  demand(actor, 'configuration.manage')
  const { tenantId } = actor
  await transact(actor, async (tx) => {
    const now = await lockConfiguration(tx, actor)
    if (version !== undefined && version !== now) {
      const kinds = Object.values(events).map(({ type }) => type)
      throw await changedMeanwhile(tx, actor, now, kinds)
    }
    const statuses = await tx.caseStatus.findMany({ where: { tenantId }, orderBy: [{ position: 'asc' }, { code: 'asc' }] })
    const transitions = await tx.caseTransition.findMany({ where: { tenantId } })
    const event = await change(tx, {
      statuses: statuses.map((status) => ({ ...status, name: status.name as Record<string, string> })),
      transitions: transitions.map(({ fromCode, toCode }) => ({ from: fromCode, to: toCode })),
    })
    if (!event) return
    await tx.tenant.update({ where: { id: tenantId }, data: { lifeCycleVersion: { increment: 1 } }, select: { id: true } })
    await recordEvent(tx, actor, event)
  })
}

/** The status of that code; `not_found` where the office has none. */
export function demandStatus(statuses: LockedStatus[], code: string): LockedStatus {
  const status = statuses.find((one) => one.code === code)
  if (!status) throw new DomainError('not_found', 'status')
  return status
}

/** Refuses a life cycle in which a case could not go on: the reason is the rule, the details name the statuses. */
export function demandLifeCycle(code: 'invalid' | 'conflict', statuses: readonly Status[], transitions: readonly Transition[]): void {
  const broken: Broken | null = brokenRule(statuses, transitions)
  if (broken) throw new DomainError(code, broken.rule, {}, { statuses: broken.statuses })
}

import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { changeLifeCycle } from './change-life-cycle'
import { statusesOrdered } from './events'
import type { OrderStatuses } from './schema'

/**
 * Puts the statuses in the order in which every list shows them; where Casebell takes the first of a kind, it goes by it
 * too. Each status is named exactly once, or it is `invalid`. The same order again is harmless.
 */
export async function orderStatuses(actor: Actor, { version, codes }: OrderStatuses): Promise<void> {
  await changeLifeCycle(actor, version, async (tx, { statuses }) => {
    const now = statuses.map(({ code }) => code)
    if (codes.toSorted().join() !== now.toSorted().join()) throw new DomainError('invalid', 'fields', { codes: 'wrong' })
    if (codes.join() === now.join()) return null
    await tx.$executeRaw`
      UPDATE "CaseStatus" s SET position = n.position - 1 FROM unnest(${codes}::text[]) WITH ORDINALITY AS n(code, position)
      WHERE s."tenantId" = ${actor.tenantId}::uuid AND s.code = n.code`
    return statusesOrdered({ caseId: null }, { codes })
  })
}

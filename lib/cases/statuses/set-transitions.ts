import type { Actor } from '@/lib/core/actor'
import { changeLifeCycle, demandLifeCycle } from './change-life-cycle'
import { transitionsChanged } from './events'
import type { Transition } from './rules'
import type { SetTransitions } from './schema'

/**
 * Sets the whole table of transitions, from the next click on for every case. A table that would leave a case without a
 * way on is `invalid` by the rule it breaks, and nothing is changed. The same table again is harmless.
 */
export async function setTransitions(actor: Actor, { version, transitions }: SetTransitions): Promise<void> {
  const { tenantId } = actor
  await changeLifeCycle(actor, version, async (tx, { statuses, transitions: before }) => {
    demandLifeCycle('invalid', statuses, transitions)
    const added = missingIn(before, transitions)
    const removed = missingIn(transitions, before)
    if (added.length + removed.length === 0) return null
    const rows = added.map(({ from, to }) => ({ tenantId, fromCode: from, toCode: to }))
    if (removed.length > 0) await tx.caseTransition.deleteMany({ where: { tenantId, OR: removed.map(({ from, to }) => ({ fromCode: from, toCode: to })) } })
    await tx.caseTransition.createMany({ data: rows })
    return transitionsChanged({ caseId: null }, { added: added.map(inWords), removed: removed.map(inWords) })
  })
}

const inWords = ({ from, to }: Transition) => `${from} > ${to}`

/** The transitions of the second list that the first has not, each once. */
function missingIn(first: Transition[], second: Transition[]): Transition[] {
  const known = new Set(first.map(inWords))
  return second.filter((transition) => !known.has(inWords(transition)) && known.add(inWords(transition)))
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { complianceTags, emailFlagResolved } from '../events'
import type { ResolveEmailIssue } from './schema'

/**
 * Closes every open flag of a person with a note of what was done, and the audit event. The next permanent bounce flags
 * anew. Of two administrators at once the first one's note stays; twice is harmless. Who never had a flag is `not_found`.
 */
export async function resolveEmailIssue(actor: Actor, { userId, note }: ResolveEmailIssue): Promise<void> {
  demand(actor, 'notification.oversee')
  const { tenantId, at } = actor
  await transact(actor, async (tx) => {
    const resolved = await tx.emailFlag.updateManyAndReturn({
      where: { tenantId, openUserId: userId },
      data: { openUserId: null, resolvedAt: at, resolvedById: actor.userId, note },
      select: { id: true, kind: true },
    })
    if (resolved.length === 0) {
      if ((await tx.emailFlag.count({ where: { tenantId, userId } })) === 0) throw new DomainError('not_found', 'email_issue')
      return
    }
    const kinds = [...new Set(resolved.map(({ kind }) => kind))]
    const details = { flagIds: resolved.map(({ id }) => id), kinds, note, compliance: complianceTags }
    await recordEvent(tx, actor, emailFlagResolved({ caseId: null, personId: userId }, details))
  })
}

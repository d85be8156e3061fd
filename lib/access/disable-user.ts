import type { Actor } from '@/lib/core/actor'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { demand } from './demand'
import { userDisabled, userEnabled } from './events'
import { demandAnotherAdministrator, lockUser } from './lock-user'
import { shutPasswordLinks } from './password-reset'
import { endSessions } from './sessions'

/**
 * Shuts a person out at once: every session ends and mailed links open nothing, in one transaction. What the person did
 * stays. Nobody disables himself or the last administrator (`conflict`). Twice is harmless.
 */
export async function disableUser(actor: Actor, { userId }: { userId: string }): Promise<void> {
  demand(actor, 'user.manage')
  const { tenantId, at } = actor
  await transact(actor, async (tx) => {
    const user = await lockUser(tx, actor, userId)
    demandAnotherAdministrator(actor, user)
    if (user.disabledAt) return
    await tx.user.update({ where: { tenantId_id: { tenantId, id: userId } }, data: { disabledAt: at }, select: { id: true } })
    await shutPasswordLinks(tx, actor, userId)
    await recordEvent(tx, actor, userDisabled({ caseId: null, personId: userId }, { userId }))
    await endSessions(tx, actor, { userId, why: 'disabled' })
  })
}

/** Lets a disabled person sign in again, with the password of before. Twice is harmless. */
export async function enableUser(actor: Actor, { userId }: { userId: string }): Promise<void> {
  demand(actor, 'user.manage')
  await transact(actor, async (tx) => {
    const user = await lockUser(tx, actor, userId)
    if (!user.disabledAt) return
    await tx.user.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: userId } }, data: { disabledAt: null }, select: { id: true } })
    await recordEvent(tx, actor, userEnabled({ caseId: null, personId: userId }, { userId }))
  })
}

/** Signs a person out everywhere; the account stays open. */
export async function endUserSessions(actor: Actor, { userId }: { userId: string }): Promise<void> {
  demand(actor, 'user.manage')
  await transact(actor, async (tx) => {
    await lockUser(tx, actor, userId)
    await endSessions(tx, actor, { userId, except: userId === actor.userId ? actor.sessionId : undefined, why: 'by_administrator' })
  })
}

import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { demand } from './demand'
import { passwordLinkSent } from './events'
import { invitationMinutes } from './invite-user'
import { lockUser } from './lock-user'
import { mailPasswordLink, shutPasswordLinks } from './password-reset'

/** Mails somebody a new link to choose a password; links mailed before open nothing any more. Refused for a disabled person. */
export async function sendPasswordLink(actor: Actor, { userId }: { userId: string }): Promise<void> {
  demand(actor, 'user.manage')
  await transact(actor, async (tx) => {
    const user = await lockUser(tx, actor, userId)
    if (user.disabledAt) throw new DomainError('conflict', 'disabled')
    await shutPasswordLinks(tx, actor, userId)
    const resetId = await mailPasswordLink(tx, actor, { userId, minutes: invitationMinutes })
    await recordEvent(tx, actor, passwordLinkSent({ caseId: null, personId: userId }, { userId, resetId }))
  })
}

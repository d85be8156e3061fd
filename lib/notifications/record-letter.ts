import { systemActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import type { Attempt } from './channels/channel'
import { complianceTags, emailFailed, emailSent } from './events'

type Letter = { id: string; type: string; to: { userId: string; email: string }; subject: string; caseId?: string }

/**
 * Writes into the trail what became of a letter that no notification tells of (N-06): a link for a password, the answer to a
 * mail, a test. Its own id stands for notification and delivery. One that is to be tried again is not recorded yet.
 */
export async function recordLetter(tx: Tx, { tenantId, cause }: { tenantId: string; cause: string }, letter: Letter, sent: Attempt): Promise<void> {
  if (sent.kind === 'temporary') return
  const { id, type, to, subject, caseId } = letter
  const said = {
    notificationId: id,
    deliveryId: id,
    type,
    recipientId: to.userId,
    address: to.email,
    subject,
    method: 'immediate' as const,
    attempt: 1,
    compliance: complianceTags,
  }
  const about = { caseId: caseId ?? null, personId: to.userId }
  const event =
    sent.kind === 'sent' ? emailSent(about, { ...said, messageId: sent.providerId }) : emailFailed(about, { ...said, error: sent.error, retryAt: null })
  await recordEvent(tx, systemActor(tenantId, new Date(), cause), event)
}

import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { enqueue } from '@/lib/queue/enqueue'
import { mailTestAsked } from '../events'
import { demandFaultless } from './save-template'
import { scenesOf } from './scenes'
import type { PreviewTemplate } from './schema'

const mostTests = 10
const within = 10 * 60_000

/**
 * Sends a test of a mail to the administrator's own address, with the words as they stand in the form, saved or not. It
 * goes out by a job; ten in ten minutes are enough (`rate_limited`). A text with a fault is `invalid`, as when it is saved.
 */
export async function askForTest(actor: Actor, { mail, locale, words, scene }: PreviewTemplate): Promise<{ testId: string; address: string }> {
  demand(actor, 'configuration.manage')
  const own = demandFaultless(mail, locale, words)
  const shown = scenesOf(mail).find((one) => one === scene) ?? scenesOf(mail)[0]
  return transact(actor, async (tx) => {
    const { tenantId, userId, at } = actor
    const user = await tx.user.findUnique({ where: { tenantId_id: { tenantId, id: userId } }, select: { email: true } })
    if (!user) throw new DomainError('not_found', 'user')
    const asked = await tx.mailTest.count({ where: { tenantId, userId, askedAt: { gt: new Date(at.getTime() - within) } } })
    if (asked >= mostTests) throw new DomainError('rate_limited', 'too_many_tests')
    const testId = newId()
    await tx.mailTest.create({ data: { id: testId, tenantId, userId, mail, locale, scene: shown, words: own, askedAt: at }, select: { id: true } })
    await recordEvent(tx, actor, mailTestAsked({ caseId: null }, { testId, mail, language: locale, scene: shown }))
    await enqueue(tx, 'mail-test.send', { tenantId, testId }, { maxAttempts: 5 })
    return { testId, address: user.email }
  })
}

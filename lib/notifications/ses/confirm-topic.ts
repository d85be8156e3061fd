import { env } from '@/lib/core/env'
import { db } from '@/lib/db/client'
import { isOurTopic, isSubscribeUrl, readSnsMessage } from './sns-rules'

/** Asks an address for its answer's status. */
type Visit = (url: string) => Promise<number>

const visitAmazon: Visit = async (url) => (await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) })).status

/**
 * Confirms at Amazon that a topic may tell us things: only one of the settings, as they are now, and only at Amazon's own
 * address. When Amazon does not answer, the job tries again. Twice is harmless.
 */
export async function confirmTopic({ messageId }: { messageId: string }, visit: Visit = visitAmazon): Promise<void> {
  const kept = await db.system.sesMessage.findUnique({ where: { id: messageId } })
  const message = kept && !kept.doneAt ? readSnsMessage(kept.body) : null
  if (!message) return
  const address = message.subscribeUrl ?? ''
  const wanted = isOurTopic(message.topicArn, env.SES_TOPIC_ARNS) && isSubscribeUrl(address, message.topicArn)
  if (wanted) {
    const status = await visit(address)
    if (status >= 400) throw new Error(`the topic could not be confirmed: ${status}`)
  }
  await db.system.sesMessage.update({ where: { id: messageId }, data: { outcome: wanted ? 'confirmed' : 'of_no_concern', doneAt: new Date() } })
}

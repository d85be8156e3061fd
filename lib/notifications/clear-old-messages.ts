import { keptSince } from '@/lib/core/retention'
import { db } from '@/lib/db/client'

/** Clears away what SES said and was worked on, and tests of mails, once they are old. What still waits stays. Answers how many went. */
export async function clearOldMessages(now = new Date()): Promise<number> {
  const messages = await db.system.sesMessage.deleteMany({ where: { doneAt: { lt: keptSince('sesMessage', now) } } })
  const tests = await db.system.mailTest.deleteMany({ where: { askedAt: { lt: keptSince('mailTest', now) } } })
  return messages.count + tests.count
}

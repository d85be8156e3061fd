import { env } from '@/lib/core/env'
import { translator } from '@/lib/core/i18n'
import { toLocale } from '@/lib/core/locale'
import { transact } from '@/lib/db/transact'
import { post } from '../channels/email'
import { letterFor } from '../mails/letter-for'
import { renderLetter } from '../mails/render-letter'
import { recordLetter } from '../record-letter'
import { asUsed, isTemplateMail } from './own-words'
import { asTest, sampleDelivery } from './sample'
import { type Scene, scenesOf } from './scenes'

/**
 * Sends the test that an administrator asked for to their own address, marked as one in subject and foot. What became
 * of it is written down; while the mail server is away the job is tried again. One that was sent is left alone.
 */
export async function sendTest({ tenantId, testId }: { tenantId: string; testId: string }): Promise<void> {
  const found = await transact({ tenantId }, async (tx) => {
    const test = await tx.mailTest.findFirst({
      where: { tenantId, id: testId, sentAt: null, user: { disabledAt: null } },
      select: { mail: true, locale: true, scene: true, words: true, user: { select: { id: true, name: true, email: true } } },
    })
    const office = await tx.tenant.findUnique({ where: { id: tenantId }, select: { name: true, address: true, phone: true, color: true, timeZone: true } })
    return test && office && { ...test, office }
  })
  if (!found || !isTemplateMail(found.mail)) return
  const { mail, user, office } = found
  const locale = toLocale(found.locale)
  const scene = scenesOf(mail).find((one): one is Scene => one === found.scene) ?? scenesOf(mail)[0]
  const own = asUsed(mail, locale, { version: 0, words: found.words })?.words ?? {}
  const letter = letterFor(sampleDelivery(mail, locale, scene, asTest(own, locale), office))
  if (!letter) return
  const subject = translator(locale, 'mail')('testSubject', { subject: letter.subject })
  const sent = await post({
    id: testId,
    from: { name: office.name, address: env.MAIL_FROM },
    to: { name: user.name, address: user.email },
    subject,
    ...(await renderLetter(letter.element)),
    headers: { 'X-Casebell-Kind': 'mail_test' },
  })
  const data = sent.kind === 'sent' ? { sentAt: new Date(), error: null } : { error: sent.error }
  await transact({ tenantId }, async (tx) => {
    await tx.mailTest.updateMany({ where: { tenantId, id: testId }, data })
    await recordLetter(
      tx,
      { tenantId, cause: `mail-test:${testId}` },
      { id: testId, type: 'mail_test', to: { userId: user.id, email: user.email }, subject },
      sent,
    )
  })
  if (sent.kind === 'temporary') throw new Error(`the mail server is away: ${sent.error}`)
}

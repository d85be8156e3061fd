import { createElement } from 'react'
import { AnswerReceived } from '@/emails/AnswerReceived'
import { systemActor } from '@/lib/core/actor'
import { dayInMs } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { messagesOf, translator } from '@/lib/core/i18n'
import { toLocale } from '@/lib/core/locale'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { replyAddress } from '@/lib/mail/reply-address'
import { post } from '@/lib/notifications/channels/email'
import { frameFor, memberCaseUrl, named, whomToAsk } from '@/lib/notifications/mails/letter'
import { renderLetter } from '@/lib/notifications/mails/render-letter'
import { recordLetter } from '@/lib/notifications/record-letter'
import { mailAnswered } from './events'
import type { PlacedFile } from './place-on-case'

/**
 * Tells the member, at the address we know and no other, that files of their mail were refused, and why, or that a mail in
 * their name lies with the office: once a mail, and of mails that were put aside once a day a case, so that nobody can
 * make us write without end. While the mail server is away the job is tried again.
 */
export async function tellMember({ tenantId, mailId }: { tenantId: string; mailId: string }): Promise<void> {
  const found = await transact({ tenantId }, (tx) => load(tx, tenantId, mailId))
  if (!found) return
  const { mail, tenant, member } = found
  const { case: about } = mail
  const locale = toLocale(member.locale)
  const t = translator(locale, 'mail')
  const { failures } = messagesOf(locale).forms.upload
  const files = mail.state === 'taken' ? (mail.files as PlacedFile[]).filter(({ code }) => code !== null) : []
  const words = files.length > 0 ? 'answerRefused' : 'answerAside'
  const sentence = (code: string) => (Object.hasOwn(failures, code) ? failures[code as keyof typeof failures] : failures.dangerous)
  const { html, text } = await renderLetter(
    createElement(AnswerReceived, {
      frame: frameFor(
        { recipient: { locale }, tenant },
        {
          preview: t(`${words}.heading`),
          heading: t(`${words}.heading`),
          intro: t(`${words}.intro`, { name: named(member.name) }),
          because: t('answerBecause'),
        },
      ),
      files: { heading: t('answerFiles'), items: files.map(({ fileName, code }) => `${fileName}: ${sentence(code ?? '')}`) },
      action: { label: t('holdPlaced.button'), url: memberCaseUrl(about.number) },
      facts: [{ label: t('labels.number'), value: about.number }],
      closing: whomToAsk(tenant, t),
    }),
  )
  const subject = t(`${words}.subject`, { number: about.number })
  const replyTo = replyAddress({ tenantId, caseId: mail.caseId, memberId: member.id })
  const sent = await post({
    id: `answer-${mailId}`,
    thread: `case-${mail.caseId}`,
    from: { name: tenant.name, address: env.MAIL_FROM },
    to: { name: member.name, address: member.email },
    ...(replyTo ? { replyTo } : {}),
    subject,
    html,
    text,
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
  if (sent.kind === 'temporary') throw new Error(`the mail server is away: ${sent.error}`)
  const cause = `mail:${mailId}`
  await transact({ tenantId }, async (tx) => {
    const letter = { id: mailId, type: 'mail_answer', to: { userId: member.id, email: member.email }, subject, caseId: mail.caseId }
    await recordLetter(tx, { tenantId, cause }, letter, sent)
    if (sent.kind !== 'sent') return
    const details = { number: about.number, mailId, address: member.email, messageId: sent.providerId }
    await recordEvent(tx, systemActor(tenantId, new Date(), cause), mailAnswered({ caseId: mail.caseId, personId: member.id }, details))
  })
}

async function load(tx: Tx, tenantId: string, mailId: string) {
  const mail = await tx.inboundMail.findUnique({
    where: { tenantId_id: { tenantId, id: mailId } },
    include: {
      case: { select: { number: true, memberId: true, deletedAt: true } },
      member: { select: { id: true, name: true, email: true, locale: true, disabledAt: true } },
    },
  })
  const member = mail?.member
  // decided again now: a case that went to somebody else is not spoken of
  if (!mail || !member || member.disabledAt || mail.case.deletedAt || mail.case.memberId !== member.id) return null
  if (mail.state !== 'taken' && (await wasToldToday(tx, mail))) return null
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { name: true, address: true, phone: true, color: true } })
  return { mail, member, tenant }
}

/** Whether an earlier mail of the case was put aside within a day before this one: then the member knows. */
async function wasToldToday(
  tx: Tx,
  { tenantId, caseId, id, memberId, receivedAt }: { tenantId: string; caseId: string; id: string; memberId: string | null; receivedAt: Date },
) {
  const earlier = await tx.inboundMail.findFirst({
    where: {
      tenantId,
      caseId,
      memberId,
      id: { lt: id },
      why: { not: null },
      state: { in: ['waiting', 'attaching', 'settled'] },
      receivedAt: { gte: new Date(receivedAt.getTime() - dayInMs) },
    },
    select: { id: true },
  })
  return earlier !== null
}

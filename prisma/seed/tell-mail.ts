import nodemailer from 'nodemailer'
import { transact } from '@/lib/db/transact'
import { replyAddress } from '@/lib/mail/reply-address'
import { keepMail } from '@/lib/replies/keep-mail'
import { takeReply } from '@/lib/replies/take-reply'
import type { Tenant } from './found-tenant'
import { addressOf } from './people'
import { paper } from './sample-paper'
import type { TaleMail } from './story'

/** A mail that came in answer to a letter about a case, at its time in the past, and what became of it. */
export async function tellMail({ tenantId, people }: Tenant, caseId: string, key: string, mail: TaleMail, at: Date): Promise<void> {
  const member = people.get(key)
  const to = member && replyAddress({ tenantId, caseId, memberId: member.id })
  if (!to) throw new Error(`nobody answers as ${key}`)
  const from = mail.from ?? { name: member.name, address: addressOf(member) }
  const attachments = await Promise.all(
    (mail.files ?? []).map(async (name) => ({ filename: `${name}.pdf`, contentType: 'application/pdf', content: Buffer.from(await paper(name)) })),
  )
  const { message } = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail({
    from,
    to,
    subject: mail.subject,
    text: mail.words,
    date: at,
    attachments,
    ...(mail.byMachine ? { headers: { 'Auto-Submitted': 'auto-replied' } } : {}),
  })
  const bytes = (async function* () {
    yield message as Buffer
  })()
  await keepMail({ to: [to], envelopeFrom: from.address, ip: null, helo: null, bytes }, at)
  const kept = await transact({ tenantId }, (tx) => tx.inboundMail.findFirstOrThrow({ where: { tenantId, caseId, state: 'received' }, select: { id: true } }))
  await takeReply({ tenantId, mailId: kept.id }, { now: new Date(at.getTime() + 20_000) })
}

import { env } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import { replyAddress } from '@/lib/mail/reply-address'
import { type Mailer, openMailer } from '@/lib/mail/send-mail'
import type { LoadedDelivery } from '../load-delivery'
import { isAnswerable } from '../mails/letter'
import { letterFor } from '../mails/letter-for'
import { renderLetter } from '../mails/render-letter'
import { sesIdIn } from '../ses/rules'
import type { Attempt, Channel } from './channel'

let kept: { url: string; mailer: Mailer } | undefined

/** A letter by SMTP. */
export const email: Channel = {
  // without a mail server letters wait until there is one
  isSetUp: () => true,
  job: 'delivery.send',
  opening: (at) => ({ status: 'queued', queuedAt: at }),

  write: async (delivery) => {
    const letter = letterFor(delivery)
    if (!letter) return null
    const { tenantId, id: deliveryId, kind, template } = delivery
    if (template?.fault) log.warn({ tenantId, deliveryId, kind, version: template.version }, 'a mail template cannot be used; the built-in words are sent')
    const to = { name: delivery.recipient.name, address: delivery.recipient.email }
    const replyTo = replyToOf(delivery)
    return {
      address: to.address,
      subject: letter.subject,
      send: async () => {
        const { html, text } = await renderLetter(letter.element, { deliveryId: delivery.id, tracking: delivery.tracking })
        return post({
          id: delivery.id,
          ...(delivery.case ? { thread: `case-${delivery.case.id}` } : {}),
          from: { name: delivery.tenant.name, address: env.MAIL_FROM },
          to,
          ...(replyTo ? { replyTo } : {}),
          subject: letter.subject,
          html,
          text,
          headers: {
            'X-Casebell-Kind': delivery.kind,
            ...(env.SES_CONFIGURATION_SET ? { 'X-SES-CONFIGURATION-SET': env.SES_CONFIGURATION_SET, 'X-SES-MESSAGE-TAGS': `delivery=${delivery.id}` } : {}),
          },
        })
      },
    }
  },
}

/** Where an answer lands on the case; null when the letter cannot be answered. */
function replyToOf(delivery: LoadedDelivery): string | null {
  const { tenantId, case: about, recipient } = delivery
  return about && isAnswerable(delivery) ? replyAddress({ tenantId, caseId: about.id, memberId: recipient.id }) : null
}

/** Gives a finished letter to the mail server of the settings. Without one, it waits until there is one. */
export async function post(mail: Parameters<Mailer['send']>[0]): Promise<Attempt> {
  const url = env.SMTP_URL
  if (!url) return { kind: 'temporary', error: 'no mail server is set' }
  if (kept?.url !== url) {
    kept?.mailer.close()
    kept = { url, mailer: openMailer(url) }
  }
  const outcome = await kept.mailer.send(mail)
  if (outcome.kind === 'accepted') {
    const acceptedAs = sesIdIn(outcome.response)
    return { kind: 'sent', providerId: outcome.messageId, ...(acceptedAs ? { acceptedAs } : {}) }
  }
  return { kind: outcome.kind, error: `${outcome.code}: ${outcome.error}` }
}

/** Lets go of the mail server's connections, for a process that ends. */
export function closeMailer(): void {
  kept?.mailer.close()
  kept = undefined
}

import { Notice } from '@/emails/Notice'
import { env } from '@/lib/core/env'
import type { LoadedDelivery } from '../load-delivery'
import { caseFacts, closingFor, frameFor, type Letter, memberCaseUrl, named, staffCaseUrl, staffFacts, wordsFor } from './letter'

/** A mail that says one thing in the words of its kind, about a case or about none. */
export function noticeLetter(delivery: LoadedDelivery): Letter {
  const { case: about, recipient } = delivery
  const t = wordsFor(delivery)
  const isMember = recipient.role === 'member'
  const mail = delivery.kind.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as 'mention'
  const intro = t(`${mail}.intro`, { name: named(recipient.name) })
  const place = about && (isMember ? memberCaseUrl(about.number) : staffCaseUrl(about.id))
  return {
    subject: t(`${mail}.subject`, { number: about?.number ?? '' }),
    element: (
      <Notice
        frame={frameFor(delivery, { preview: intro, heading: t(`${mail}.heading`), intro, because: t(about && !isMember ? 'becauseStaff' : 'becauseNotice') })}
        action={{ label: t(`${mail}.button`), url: place ?? env.CASEBELL_URL }}
        facts={about ? (isMember ? caseFacts(delivery, t) : staffFacts(delivery, t)) : []}
        closing={isMember ? (about ? closingFor(delivery, t) : [t('neverAsk')]) : []}
      />
    ),
  }
}

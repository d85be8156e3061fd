import { Notice } from '@/emails/Notice'
import { env } from '@/lib/core/env'
import { mailWaiting } from '../kinds/mail-waiting'
import type { LoadedDelivery } from '../load-delivery'
import { frameFor, type Letter, named, wordsFor } from './letter'

/** Mail waits in the tray: told to an administrator, without its words, its sender or its case. */
export function mailWaitingLetter(delivery: LoadedDelivery): Letter {
  const t = wordsFor(delivery)
  const intro = t('mailWaiting.intro', { name: named(delivery.recipient.name) })
  return {
    subject: t('mailWaiting.subject'),
    element: (
      <Notice
        frame={frameFor(delivery, { preview: intro, heading: t('mailWaiting.heading'), intro, because: t('becauseAdministrator') })}
        action={{ label: t('mailWaiting.button'), url: new URL(mailWaiting.place ?? '/', env.CASEBELL_URL).href }}
        facts={[]}
        closing={[]}
      />
    ),
  }
}

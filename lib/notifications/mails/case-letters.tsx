import { Notice } from '@/emails/Notice'
import type { LoadedDelivery } from '../load-delivery'
import { caseFacts, closingFor, frameFor, inWords, type Letter, memberCaseUrl, named, staffCaseUrl, staffFacts, wordsFor } from './letter'

/** The case is complete: told to the member. */
export function caseCompletedLetter(delivery: LoadedDelivery): Letter | null {
  const { case: about, recipient } = delivery
  if (!about) return null
  const t = wordsFor(delivery)
  const intro = t('caseCompleted.intro', { name: named(recipient.name) })
  const frame = frameFor(delivery, { preview: intro, heading: t('caseCompleted.heading'), intro, because: t('becauseMember') })
  return {
    subject: t('caseCompleted.subject', { number: about.number }),
    element: (
      <Notice
        frame={frame}
        action={{ label: t('caseCompleted.button'), url: memberCaseUrl(about.number) }}
        facts={caseFacts(delivery, t)}
        closing={closingFor(delivery, t)}
      />
    ),
  }
}

/** The member sent or wrote something: told to the technician, without its words. */
export function documentReceivedLetter(delivery: LoadedDelivery): Letter | null {
  const { case: about, recipient, params } = delivery
  if (!about) return null
  const t = wordsFor(delivery)
  const values = { name: named(recipient.name), member: named(inWords(params.member, delivery)), news: inWords(params.news, delivery) }
  const intro = t('documentReceived.intro', values)
  const frame = frameFor(delivery, { preview: intro, heading: t('documentReceived.heading'), intro, because: t('becauseStaff') })
  return {
    subject: t('documentReceived.subject', { number: about.number }),
    element: (
      <Notice frame={frame} action={{ label: t('documentReceived.button'), url: staffCaseUrl(about.id) }} facts={staffFacts(delivery, t)} closing={[]} />
    ),
  }
}

/** A case is now the reader's: told to the technician. */
export function caseAssignedLetter(delivery: LoadedDelivery): Letter | null {
  const { case: about, recipient, params } = delivery
  if (!about) return null
  const t = wordsFor(delivery)
  const intro = t('caseAssigned.intro', { name: named(recipient.name), by: named(inWords(params.by, delivery)) })
  const frame = frameFor(delivery, { preview: intro, heading: t('caseAssigned.heading'), intro, because: t('becauseStaff') })
  return {
    subject: t('caseAssigned.subject', { number: about.number }),
    element: <Notice frame={frame} action={{ label: t('caseAssigned.button'), url: staffCaseUrl(about.id) }} facts={staffFacts(delivery, t)} closing={[]} />,
  }
}

import { HoldPlaced } from '@/emails/HoldPlaced'
import { Notice } from '@/emails/Notice'
import type { LoadedDelivery } from '../load-delivery'
import { inAllLanguages } from '../load-happening'
import { caseFacts, closingFor, frameFor, inWords, type Letter, longDay, memberCaseUrl, named, staffCaseUrl, wordsFor } from './letter'

/** The member is reminded: what is still to send, until when, and in the last warning what happens otherwise. */
export function holdReminderLetter(delivery: LoadedDelivery): Letter | null {
  const { hold, case: about, recipient, params } = delivery
  if (!hold || !about) return null
  const t = wordsFor(delivery)
  const step = inWords(params.step, delivery)
  const until = inWords(params.until, delivery)
  const values = { step, name: named(recipient.name), end: inWords(params.end, delivery), until, endsOn: inWords(params.endsOn, delivery) }
  const intro = t('holdReminder.intro', values)
  const left = hold.items.filter(({ state }) => state !== 'received' && state !== 'accepted')
  const items = left.map((item) => {
    const name = inWords(inAllLanguages(item.name, item.translations, 'name'), delivery)
    return item.required ? name : t('optionalItem', { item: name })
  })
  const by = hold.respondByOn && longDay(hold.respondByOn, recipient.locale)
  return {
    subject: t('holdReminder.subject', { step, number: about.number }),
    element: (
      <HoldPlaced
        frame={frameFor(delivery, { preview: intro, heading: t('holdReminder.heading', { step }), intro, because: t('becauseNeeded') })}
        band={by && step !== 'last_warning' ? t('respondByBand', { date: by }) : t('openBand', { waitingFor: hold.waitingFor })}
        reason={{ heading: t('holdPlaced.why'), text: inWords(inAllLanguages(hold.reason, hold.translations, 'reason'), delivery) }}
        items={{ heading: t('holdPlaced.items'), items }}
        action={{
          label: t('holdPlaced.button'),
          url: memberCaseUrl(about.number),
          ...(items.length > 0 ? { hint: t('holdPlaced.hint') } : {}),
        }}
        facts={[...caseFacts(delivery, t), ...(by ? [{ label: t('labels.respondBy'), value: by }] : [])]}
        closing={closingFor(delivery, t)}
      />
    ),
  }
}

/** The case was closed without an answer: told to the member. */
export function holdClosedLetter(delivery: LoadedDelivery): Letter | null {
  const { case: about, recipient } = delivery
  if (!about) return null
  const t = wordsFor(delivery)
  const intro = t('holdClosed.intro', { name: named(recipient.name) })
  return {
    subject: t('holdClosed.subject', { number: about.number }),
    element: (
      <Notice
        frame={frameFor(delivery, { preview: intro, heading: t('holdClosed.heading'), intro, because: t('becauseMember') })}
        action={{ label: t('holdClosed.button'), url: memberCaseUrl(about.number) }}
        facts={caseFacts(delivery, t)}
        closing={closingFor(delivery, t)}
      />
    ),
  }
}

/** The member did not answer to the end: told to the department head and the technician. */
export function holdUnansweredLetter(delivery: LoadedDelivery): Letter | null {
  const { case: about, recipient, params } = delivery
  if (!about) return null
  const t = wordsFor(delivery)
  const outcome = inWords(params.outcome, delivery)
  const intro = t('holdUnanswered.intro', { outcome, name: named(recipient.name) })
  return {
    subject: t('holdUnanswered.subject', { outcome, number: about.number }),
    element: (
      <Notice
        frame={frameFor(delivery, { preview: intro, heading: t('holdUnanswered.heading', { outcome }), intro, because: t('becauseStaff') })}
        action={{ label: t('holdUnanswered.button'), url: staffCaseUrl(about.id) }}
        facts={caseFacts(delivery, t)}
        closing={[]}
      />
    ),
  }
}

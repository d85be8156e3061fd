import { Digest } from '@/emails/Digest'
import { env } from '@/lib/core/env'
import { inWords as notificationInWords, placeOf } from '../in-words'
import type { LoadedDelivery } from '../load-delivery'
import { closingFor, frameFor, type Letter, named, wordsFor } from './letter'

/** The news of a day or a week: each with its case, when, and the way there. Null when nothing is left to tell. */
export function digestLetter(delivery: LoadedDelivery): Letter | null {
  const { recipient, news, method } = delivery
  if (news.length === 0) return null
  const t = wordsFor(delivery)
  const count = news.length
  const intro = t('digest.intro', { name: named(recipient.name), method })
  const frame = frameFor(delivery, { preview: t('digest.preview', { count }), heading: t('digest.heading', { count }), intro, because: t('digest.because') })
  const time = new Intl.DateTimeFormat(recipient.locale === 'en' ? 'en-US' : recipient.locale, {
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: recipient.timeZone,
  })
  const actor = { role: recipient.role as 'member' }
  const items = news.map(({ kind, params, caseId, caseNumber, at }) => {
    const { title, message, reason } = notificationInWords(recipient.locale, kind, params)
    const place = placeOf(actor, kind, caseId && caseNumber ? { id: caseId, number: caseNumber } : null)
    return {
      title,
      text: reason ?? message,
      when: [caseNumber, time.format(new Date(at))].filter(Boolean).join(' · '),
      link: place ? { label: t('digest.open'), url: new URL(place, env.CASEBELL_URL).href } : null,
    }
  })
  return {
    subject: t('digest.subject', { count, office: named(delivery.tenant.name) }),
    element: (
      <Digest
        frame={frame}
        items={items}
        action={{ label: t('digest.button'), url: new URL(recipient.role === 'member' ? '/' : '/desk', env.CASEBELL_URL).href }}
        closing={[t('digest.change', { url: new URL('/preferences', env.CASEBELL_URL).href }), ...(recipient.role === 'member' ? closingFor(delivery, t) : [])]}
      />
    ),
  }
}

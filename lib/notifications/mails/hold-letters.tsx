import { HoldPlaced } from '@/emails/HoldPlaced'
import { ItemReturned } from '@/emails/ItemReturned'
import { Notice } from '@/emails/Notice'
import type { LoadedDelivery } from '../load-delivery'
import { inAllLanguages } from '../load-happening'
import { caseFacts, closingFor, frameFor, inWords, type Letter, longDay, memberCaseUrl, named, type Words, wordsFor } from './letter'

type Hold = NonNullable<LoadedDelivery['hold']>

/** The case is on hold: why, what we need, until when. The same letter asks for one more paper. */
export function holdPlacedLetter(delivery: LoadedDelivery): Letter | null {
  const { hold, case: about, recipient } = delivery
  if (!hold || !about) return null
  const t = wordsFor(delivery)
  const more = delivery.kind === 'item_asked'
  const asked = hold.items.filter((item) => (more ? item.id === delivery.params.itemId : true))
  const items = asked.map((item) => {
    const name = inWords(inAllLanguages(item.name, item.translations, 'name'), delivery)
    return item.required ? name : t('optionalItem', { item: name })
  })
  const until = hold.respondByOn && longDay(hold.respondByOn, recipient.locale)
  const name = named(recipient.name)
  const words = {
    preview: previewOf(hold, items.length, until, t),
    heading: more ? t('itemAsked.heading') : t('holdPlaced.heading'),
    intro: introOf(hold, items.length > 0, more, name, t),
    because: t('becauseNeeded'),
  }
  return {
    subject: more ? t('itemAsked.subject', { number: about.number }) : t('holdPlaced.subject', { number: about.number }),
    element: (
      <HoldPlaced
        frame={frameFor(delivery, words)}
        band={bandOf(hold, until, t)}
        reason={{ heading: t('holdPlaced.why'), text: inWords(inAllLanguages(hold.reason, hold.translations, 'reason'), delivery) }}
        items={{ heading: t('holdPlaced.items'), items }}
        action={{ ...toTheCase(delivery, t), ...(items.length > 0 ? { hint: t('holdPlaced.hint') } : {}) }}
        facts={[...caseFacts(delivery, t), ...dueFact(until, t)]}
        closing={closingFor(delivery, t)}
      />
    ),
  }
}

/** A paper came back: which, what was wrong, how to mend it. The subject never names the paper. */
export function itemReturnedLetter(delivery: LoadedDelivery): Letter | null {
  const { hold, case: about, recipient, params } = delivery
  if (!hold || !about) return null
  const t = wordsFor(delivery)
  const until = hold.respondByOn && longDay(hold.respondByOn, recipient.locale)
  const words = {
    preview: t('itemReturned.preview'),
    heading: t('itemReturned.heading'),
    intro: t('itemReturned.intro', { name: named(recipient.name) }),
    because: t('becauseNeeded'),
  }
  return {
    subject: t('itemReturned.subject', { number: about.number }),
    element: (
      <ItemReturned
        frame={frameFor(delivery, words)}
        band={bandOf(hold, until, t)}
        reason={{ heading: t('itemReturned.why'), text: inWords(params.reason, delivery) }}
        action={toTheCase(delivery, t)}
        facts={[{ label: t('labels.document'), value: inWords(params.item, delivery) }, ...caseFacts(delivery, t), ...dueFact(until, t)]}
        closing={[t('itemReturned.kept'), ...closingFor(delivery, t)]}
      />
    ),
  }
}

/** The hold is over and work goes on. */
export function holdResumedLetter(delivery: LoadedDelivery): Letter | null {
  const { case: about, recipient } = delivery
  if (!about) return null
  const t = wordsFor(delivery)
  const intro = t('holdResumed.intro', { name: named(recipient.name) })
  const frame = frameFor(delivery, { preview: intro, heading: t('holdResumed.heading'), intro, because: t('becauseMember') })
  return {
    subject: t('holdResumed.subject', { number: about.number }),
    element: (
      <Notice
        frame={frame}
        action={{ label: t('holdResumed.button'), url: memberCaseUrl(about.number) }}
        facts={caseFacts(delivery, t)}
        closing={closingFor(delivery, t)}
      />
    ),
  }
}

function toTheCase({ case: about }: LoadedDelivery, t: Words) {
  return { label: t('holdPlaced.button'), url: memberCaseUrl(about?.number ?? '') }
}

function dueFact(until: string | null, t: Words) {
  return until ? [{ label: t('labels.respondBy'), value: until }] : []
}

function bandOf({ waitingFor }: Hold, until: string | null, t: Words): string {
  return waitingFor === 'member' && until ? t('respondByBand', { date: until }) : t('openBand', { waitingFor })
}

function introOf({ waitingFor }: Hold, hasItems: boolean, more: boolean, name: string, t: Words): string {
  if (more) return t('itemAsked.intro', { name })
  return waitingFor === 'member' && hasItems ? t('holdPlaced.introItems', { name }) : t('holdPlaced.intro', { name, waitingFor })
}

function previewOf({ waitingFor }: Hold, count: number, date: string | null, t: Words): string {
  if (waitingFor !== 'member') return t('holdPlaced.preview', { waitingFor })
  if (count > 0) return date ? t('holdPlaced.previewItemsBy', { count, date }) : t('holdPlaced.previewItems', { count })
  return date ? t('holdPlaced.previewBy', { date }) : t('holdPlaced.preview', { waitingFor })
}

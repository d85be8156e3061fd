import { momentInWords } from '@/components/ui/dates'
import { OnlyNewest } from '@/components/ui/OnlyNewest'
import type { MemberEvent } from '@/lib/cases/member-queries'
import { useTranslations } from '@/lib/web/words'

/** The member's own part of a case's history, newest first, in whole sentences. */
export function CaseHistory({ history, locale, timeZone }: { history: MemberEvent[]; locale: string; timeZone: string }) {
  const t = useTranslations('case')
  const sentence = ({ type, item, mine }: MemberEvent) => {
    const byUs = !mine && (type === 'document_uploaded' || type === 'note_added')
    return t(`event_${type}${byUs ? '_by_us' : ''}` as 'event_document_uploaded', { item: item ?? t('event_other_document') })
  }
  return (
    <section className="section after" aria-labelledby="past-h">
      <h2 id="past-h">{t('happened')}</h2>
      <ul className="past">
        {history.map((event) => (
          <li key={event.id}>
            <time dateTime={event.at}>{momentInWords(event.at, locale, timeZone, 'short')}</time>
            <span>
              {sentence(event)}
              {event.message && <span className="typed quiet"> “{event.message}”</span>}
            </span>
          </li>
        ))}
      </ul>
      <OnlyNewest of={history} />
    </section>
  )
}

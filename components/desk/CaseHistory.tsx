import { dayInWords } from '@/components/ui/dates'
import type { HistoryEvent, StaffCase } from '@/lib/cases/queries'
import { useFormatter, useTranslations } from '@/lib/web/words'

/** So many events stand on a page of the whole history. */
export const historyPage = 100
type Props = {
  file: StaffCase
  reader: { userId: string; timeZone: string; at: Date }
  names: Record<string, string>
  /** a page of the whole history, not its beginning on the overview */
  whole: boolean
  /** not the first page */
  later: boolean
  here: string
}

/** What happened, as sentences by day: who, when, and the detail one click away. */
export function CaseHistory({ file, reader, names, whole, later, here }: Props) {
  const t = useTranslations('desk.history')
  const format = useFormatter()
  const { timeZone } = reader
  const yearOf = (at: Date) => format.dateTime(at, { year: 'numeric', timeZone })
  const dayOf = (at: string) => {
    const moment = new Date(at)
    const year = yearOf(moment) === yearOf(reader.at) ? ({} as const) : ({ year: 'numeric' } as const)
    return format.dateTime(moment, { weekday: 'long', month: 'long', day: 'numeric', ...year, timeZone })
  }
  const days = new Map<string, HistoryEvent[]>()
  for (const event of file.history) days.set(dayOf(event.at), [...(days.get(dayOf(event.at)) ?? []), event])
  const today = dayOf(reader.at.toISOString())
  const last = file.history.at(-1)
  const goesOn = whole && file.history.length === historyPage && (later || file.historyCount > historyPage)
  const dayText = (day: unknown) => (typeof day === 'string' && day ? dayInWords(day, 'en', 'day') : 'none')
  const sentence = (event: HistoryEvent) => {
    const key = t.has(event.type as 'other') ? (event.type as 'other') : 'other'
    return t.rich(key, {
      b: (chunks) => <b>{chunks}</b>,
      ...valuesOf(event, names),
      fields: fieldsOf(event)
        .map((field) => (t.has(`field_${field}` as 'field_title') ? t(`field_${field}` as 'field_title') : field))
        .join(', '),
      day: dayText(event.details.respondByOn),
      actor: event.actorId === reader.userId ? t('you') : event.actorName,
      type: event.type.replaceAll('_', ' '),
    })
  }
  return (
    <section className="section" aria-labelledby="history-title">
      <div className="sec-head">
        <h2 id="history-title">{t('title')}</h2>
        {!whole && (
          <span className="end">
            <a href={`${here}?tab=history`} data-go="">
              {t('all', { count: file.historyCount > 999 ? '999+' : file.historyCount })}
            </a>
          </span>
        )}
      </div>
      <div className="history">
        {[...days].map(([day, events]) => (
          <section key={day} aria-label={day}>
            <h3 className="day">{day === today ? t('today', { day }) : day}</h3>
            <ol className="hist">
              {events.map((event) => (
                <li key={event.id} id={`event-${event.id}`}>
                  <time dateTime={event.at}>{format.dateTime(new Date(event.at), { hour: 'numeric', minute: '2-digit', timeZone })}</time>
                  <div>
                    <p>{sentence(event)}</p>
                    {whole ? (
                      <EventDetail event={event} label={t('detail')} />
                    ) : (
                      <a className="how" href={`${here}?tab=history#event-${event.id}`} data-go="">
                        {t('detail')}
                      </a>
                    )}
                  </div>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      {(later || goesOn) && (
        <p className="pager">
          {later && (
            <a className="btn btn-small btn-neutral" href={`${here}?tab=history`} data-go="">
              {t('newest')}
            </a>
          )}
          {goesOn && last && (
            <a className="btn btn-small btn-neutral" href={`${here}?tab=history&before=${Date.parse(last.at)}.${last.id}`} data-go="" rel="next">
              {t('older')}
            </a>
          )}
        </p>
      )}
    </section>
  )
}

const fieldsOf = ({ details }: HistoryEvent) => (Array.isArray(details.changed) ? details.changed.map(String) : [])

/** Everything the trail keeps of one event, folded away. */
function EventDetail({ event, label }: { event: HistoryEvent; label: string }) {
  const { type, at, actorName: actor, actorRole: role, ip, details } = event
  return (
    <details>
      <summary>{label}</summary>
      <pre>{JSON.stringify({ type, at, actor, role, ip, ...details }, null, 1)}</pre>
    </details>
  )
}

/** The values a sentence may name; what an event does not tell is empty. */
export function valuesOf({ details }: Pick<HistoryEvent, 'details'>, names: Record<string, string>) {
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : '')
  const number = (name: string) => (typeof details[name] === 'number' ? details[name] : 0)
  return {
    item: text('item'),
    message: text('message'),
    file: text('fileName') || text('name'),
    isNamed: text('fileName') ? 'yes' : 'no',
    address: text('address'),
    error: text('error'),
    attempt: number('attempt'),
    version: number('version'),
    technician: text('technicianName'),
    reason: text('reason'),
    items: Array.isArray(details.items) ? details.items.length : 0,
    from: names[text('from') || text('fromStatus')] ?? '',
    to: names[text('to')] ?? '',
    days: Math.floor(number('heldForSeconds') / 86_400),
    hours: Math.floor(number('heldForSeconds') / 3600),
    visibility: text('visibility'),
    kind: text('type').replaceAll('_', ' '),
    receipt: text('receiptNumber'),
    how: text('how'),
    count: number('count'),
  }
}
